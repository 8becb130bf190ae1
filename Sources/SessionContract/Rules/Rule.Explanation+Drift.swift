extension Rule.Explanation {
    private static let format = "session-census/1, the format of censuses ('schema census')"

    static let driftBreaking = Self(
        summary: "The API sends something that the contract forbids, and did not before.",
        whyItMatters: """
            Clients that follow the contract fail. A required field that is absent or null, or a \
            declared field of another type, is reported even if it occurs only once. Integers past \
            2^53 or 2^63, which some languages round, are reported if chance does not explain them.
            """,
        fix: """
            Find the sessions with 'session-conformance check' or 'live', and ask the owner of the \
            API whether the change was meant. Once your clients are ready for it, compare with the \
            new census.
            """,
        sources: [format]
    )

    static let driftWidening = Self(
        summary: "The API sends something new, or something unusual much more often.",
        whyItMatters: """
            Clients have only met what the API sent so far, so they break first at a new null, \
            dialect, field, host or path. The same goes for an undeclared field of another type: \
            the contract does not forbid it, but clients that read the field fail. A change is \
            reported only if chance does not explain it and it is large enough to matter: by 2 \
            points, or to twice as much and at least 0.5 %. Many sessions of one user count as \
            few, because they are alike.
            """,
        fix: """
            Test your clients with such payloads: 'session-conformance model' has them. Once they \
            are ready, compare with the new census.
            """,
        sources: [format]
    )

    static let driftNarrowing = Self(
        summary: "The API no longer sends something, or sends less of it.",
        whyItMatters: """
            Few clients fail because a form is gone. But a dialect that is gone may be the first \
            half of a migration, and a field that is gone may be in use.
            """,
        fix: """
            Ask whether the change was meant. If it was, compare with the new census from now on.
            """,
        sources: [format]
    )

    static let driftShift = Self(
        summary: "Users do something else than before, in the form that the API always had.",
        whyItMatters: """
            Ages, intervals, lengths, and ids within the same integer type change with users and \
            with time. A sudden change can still mean that the two censuses counted different \
            sessions. Each field has at most one such note for the size of its values, and one for \
            their age, whatever the number of states that have changed.
            """,
        fix: """
            Check that both censuses counted the same endpoints. If so, there is nothing to fix.
            """,
        sources: [format]
    )

    static let driftFirstSeen = Self(
        summary: "Something occurred for the first time, but no more often than chance allows.",
        whyItMatters: """
            The earlier census counted at least 300 independent sessions without it. It may be \
            new, or rare enough to have been missed. Once it is frequent, it is reported as a \
            break or a widening.
            """,
        fix: """
            Look at it once. A later census shows whether it stays.
            """,
        sources: [format]
    )

    static let driftTooFew = Self(
        summary: "A census has fewer than 100 independent sessions, so it cannot be compared.",
        whyItMatters: """
            A comparison that could not have seen a change must not pass, so the result is \
            inconclusive even if this rule is off. Sessions of one user, or of one page if they \
            name no user, are alike and count as fewer.
            """,
        fix: """
            Count more sessions of more users: raise --max-pages, ask for more endpoints, or add \
            files.
            """,
        sources: [format]
    )
}
