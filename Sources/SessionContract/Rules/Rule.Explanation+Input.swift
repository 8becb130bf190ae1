extension Rule.Explanation {
    static let inputFraming = Self(
        summary: """
            A file has several JSON texts that are not one per line, or lines that end in a comma.
            """,
        whyItMatters: """
            The texts were read and judged nevertheless. Other readers of newline-delimited JSON \
            stop at the first line that is not exactly one text.
            """,
        fix: "Write one JSON text per line, with nothing after it, for example with `jq -c`.",
        sources: ["Newline-delimited JSON", "RFC 7464, section 1"],
        example: "{\"id\":1} {\"id\":2}"
    )

    static let inputUnjudged = Self(
        summary: "Part of the input should have been judged, but could not be.",
        whyItMatters: """
            Nothing is known about that part. The run is inconclusive even if everything else \
            conforms.
            """,
        fix: "Split or repair the input at the position in the report, and check it again.",
        sources: ["Principle of input: nothing is passed over in silence"]
    )

    static let inputEmpty = Self(
        summary: "The input has no session in it, so there was nothing to judge.",
        whyItMatters: """
            An empty list conforms, and says nothing about the sessions that the API sends on other \
            days. The run is inconclusive, not passed.
            """,
        fix: "Capture an answer that has sessions in it.",
        sources: ["Principle of input: nothing is passed over in silence"],
        example: "[]"
    )
}
