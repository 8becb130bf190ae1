extension Rule.Explanation {
    static let testeeCrashed = Self(
        summary: "The implementation under test died on a payload.",
        whyItMatters: """
            Whoever can put that payload into an answer can stop every client that uses this model.
            """,
        fix: """
            Run the payload again with a debugger, and turn the trap, overflow or uncaught \
            exception into a rejection.
            """,
        sources: [principle, "session-testee/1, the protocol of testees"]
    )

    static let testeeHung = Self(
        summary: "The implementation under test went silent on a payload.",
        whyItMatters: """
            A payload that takes for ever blocks a worker or a user interface; a few of them stop \
            a service.
            """,
        fix: """
            Look for patterns that backtrack and for loops over the length of a number or a \
            string; raise --timeout only where the machine is slow.
            """,
        sources: [principle, "session-testee/1, the protocol of testees"]
    )

    static let testeeProtocol = Self(
        summary: "The implementation under test broke the protocol of testees.",
        whyItMatters: """
            What it said cannot be matched to a payload, so nothing is known about the model \
            behind it.
            """,
        fix: """
            Write one reply a line in the order of the requests, flush each line, and send logs to \
            standard error.
            """,
        sources: ["session-testee/1, the protocol of testees"]
    )
}
