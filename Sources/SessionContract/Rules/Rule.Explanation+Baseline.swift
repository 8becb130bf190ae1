extension Rule.Explanation {
    private static let format = "session-baseline/1, the format of baselines"

    static let baselineStale = Self(
        summary: "A deviation that the baseline accepts did not occur.",
        whyItMatters: """
            If it is fixed, the entry would hide the same deviation when it comes back.
            """,
        fix: """
            Run 'session-conformance baseline prune FILE REPORT' with a JSON report of the run. If \
            the deviation is not fixed, look for what the run did not check.
            """,
        sources: [format]
    )

    static let baselineExpired = Self(
        summary: "The last day of an entry of the baseline is over.",
        whyItMatters: """
            Someone promised a fix by then. Without an end, a baseline only grows.
            """,
        fix: """
            Fix the deviation and remove the entry. If that takes longer, change 'expires' of the \
            entry; 'baseline update --expires DAY' does that with a JSON report of the run.
            """,
        sources: [format]
    )

    static let baselineExceeded = Self(
        summary: "A deviation occurred more often than the baseline accepts.",
        whyItMatters: """
            The limit was set because the number matters, for example while an API is changed \
            step by step.
            """,
        fix: """
            Find out what is new and fix it, or raise 'most' of the entry.
            """,
        sources: [format]
    )
}
