extension Rule.Explanation {
    static let inputFraming = Self(
        summary: """
            A file has several JSON texts that are not one per line, or lines that end with a comma.
            """,
        whyItMatters: """
            The texts were read and checked anyway. Other readers of newline-delimited JSON stop \
            at the first line that is not exactly one text.
            """,
        fix: "Write one JSON text per line, with nothing after it, for example with `jq -c`.",
        sources: ["Newline-delimited JSON", "RFC 7464, section 1"],
        example: "{\"id\":1} {\"id\":2}"
    )

    static let inputUnjudged = Self(
        summary: "Part of the input could not be checked.",
        whyItMatters: """
            Nothing is known about that part. The run is inconclusive even if everything else \
            conforms.
            """,
        fix: "Split or repair the input at the position in the report, and check it again.",
        sources: [nothingIsSkippedSilently]
    )

    static let inputEmpty = Self(
        summary: "The input contains no session, so there was nothing to check.",
        whyItMatters: """
            An empty list conforms, but does not show what the API sends when there are sessions. \
            The run is inconclusive, not passed.
            """,
        fix: "Capture a response that contains sessions.",
        sources: [nothingIsSkippedSilently],
        example: "[]"
    )

    private static let nothingIsSkippedSilently = "Principle of input: nothing is skipped silently"
}
