extension Rule.Explanation {
    static let inputFraming = Self(
        summary: """
            A file has several JSON texts that are not one per line, lines that end with a comma, or \
            an archive after a byte order mark.
            """,
        whyItMatters: """
            Everything was read and checked anyway. Other readers of newline-delimited JSON stop \
            at the first line that is not exactly one text, and many readers of archives stop at a \
            byte order mark.
            """,
        fix: "Write one JSON text per line, with nothing after it, for example with `jq -c`.",
        sources: ["Newline-delimited JSON", "RFC 7464, section 1"],
        example: "{\"id\":1} {\"id\":2}"
    )

    static let inputUnjudged = Self(
        summary: """
            Part of the input could not be checked: a saved response with a status other than 200 \
            or without its whole body, the rest of an archive that is cut, a value that is too \
            long, or a text without the value that --at names.
            """,
        whyItMatters: """
            Nothing is known about that part. The run is inconclusive even if everything else \
            conforms.
            """,
        fix: """
            The finding says what is missing and how to get it. Capture or repair it, and check it \
            again.
            """,
        sources: [nothingIsSkippedSilently]
    )

    static let inputEmpty = Self(
        summary: "An answer or a file contains no session, so there was nothing to check in it.",
        whyItMatters: """
            An empty list conforms, but does not show what the API sends when there are sessions. \
            The run is inconclusive, not passed, whatever else was checked.
            """,
        fix: "Capture a response that contains sessions.",
        sources: [nothingIsSkippedSilently],
        example: "[]"
    )

    private static let nothingIsSkippedSilently = "Principle of input: nothing is skipped silently"
}
