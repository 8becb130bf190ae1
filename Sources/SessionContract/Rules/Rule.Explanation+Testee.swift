extension Rule.Explanation {
    static let testeeCrashed = Self(
        summary: "The implementation under test crashed on a payload.",
        whyItMatters: """
            Anyone who can get that payload into a response can crash every client that uses this \
            model.
            """,
        fix: """
            In the model: run it with this payload in a debugger, and turn the trap, overflow or \
            uncaught exception into a rejection.
            """,
        sources: [principle, "session-testee/1, the protocol of testees"]
    )

    static let testeeHung = Self(
        summary: "The implementation under test did not reply to a payload in time, twice.",
        whyItMatters: """
            A payload that takes forever blocks a worker or a user interface; a few of them stop a \
            service.
            """,
        fix: """
            In the testee: flush each reply. In the model: look for regular expressions that \
            backtrack, and for loops over the length of a number or a string. Raise --timeout only \
            if the machine is slow.
            """,
        sources: [principle, "session-testee/1, the protocol of testees"]
    )

    static let testeeProtocol = Self(
        summary: "The implementation under test violated the protocol of testees.",
        whyItMatters: """
            Its replies cannot be matched to payloads, so nothing is known about the model.
            """,
        fix: """
            In the testee: write one reply per line in the order of the requests, flush each line, \
            and send banners and logs to standard error. 'model --try' names the mistake.
            """,
        sources: ["session-testee/1, the protocol of testees"]
    )
}
