extension Rule.Explanation {
    private static let test = "session-census/1, the format of censuses"

    static let driftBreaking = Self(
        summary: "The API sends something that the contract rules out, and did not before.",
        whyItMatters: """
            Clients that follow the contract fail. A required field that is absent or null, or a \
            value of another type, is reported if it occurs once. Integers past 2^53 or 2^63, \
            which clients in some languages round, are reported if chance does not explain them.
            """,
        fix: """
            Ask the owner of the API whether it is meant. 'session-conformance check' shows the \
            sessions. If clients are ready for it, take the new census as the one to compare \
            with.
            """,
        sources: [test]
    )

    static let driftWidening = Self(
        summary: "The API sends something new, or an unusual form much more often.",
        whyItMatters: """
            Clients have met only what the API sent so far. A new null, dialect, field, host or \
            path is where they break first. It is reported only if chance does not explain it, \
            sessions of one user count as the few draws that they are, and the share matters: 2 \
            points, or twice as much and 0.5 % of sessions.
            """,
        fix: """
            Find the change in the API, and test your clients with it: 'session-conformance \
            model' sends such payloads. Then take the new census as the one to compare with.
            """,
        sources: [test]
    )

    static let driftNarrowing = Self(
        summary: "The API does not send something any more, or less of it.",
        whyItMatters: """
            Few clients fail at a form that they do not get any more. But a dialect that is gone \
            may be the first half of a migration, and a field that is gone may be in use.
            """,
        fix: """
            Check that the change was meant. Then take the new census as the one to compare with.
            """,
        sources: [test]
    )

    static let driftShift = Self(
        summary: "Users do something else than before, in the form that the API always had.",
        whyItMatters: """
            Ages, intervals, lengths and the size of ids below the limits of number types depend \
            on users and on time. A sudden shift can still show that a census read other \
            sessions than the one before.
            """,
        fix: """
            Check that both censuses counted the same endpoints. Otherwise there is nothing to \
            fix.
            """,
        sources: [test]
    )

    static let driftFirstSeen = Self(
        summary: "Something occurred for the first time, as rarely as chance allows.",
        whyItMatters: """
            The census before counted at least 300 independent sessions without it. It may be \
            new, or it may have been missed. If it becomes frequent, it is reported as what it \
            is.
            """,
        fix: """
            Look at it once. With more sessions, the next comparison decides.
            """,
        sources: [test]
    )

    static let driftTooFew = Self(
        summary: "A census has fewer than 100 independent sessions, so nothing follows from it.",
        whyItMatters: """
            A comparison that could not have seen a change must not pass. Sessions of one user \
            or one page are alike, and count as fewer.
            """,
        fix: """
            Count more sessions, of more users: raise --max-pages, or add files.
            """,
        sources: [test]
    )
}
