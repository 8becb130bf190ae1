extension Rule.Explanation {
    static let driftBreaking = Self(
        summary: "The API now sends what clients built on the snapshot cannot read.",
        whyItMatters: """
            A field that was never null now is, or one that always came is missing. Clients that \
            were tested against yesterday's answers fail today.
            """,
        fix: """
            At the API: take the change back, or announce it. In a client: prepare for it, then \
            take a new snapshot.
            """,
        sources: ["Census of the API, compared with its snapshot"]
    )

    static let driftWidening = Self(
        summary: "The API now sends more kinds of values than the snapshot knows.",
        whyItMatters: """
            The contract allows it, and clients that were only tried with the old values may not.
            """,
        fix: "Test clients with the new values, then take a new snapshot.",
        sources: ["Census of the API, compared with its snapshot"]
    )

    static let driftNarrowing = Self(
        summary: "The API no longer sends something that the snapshot knows.",
        whyItMatters: """
            Nothing breaks by it. Clients that relied on it may wait in vain, and the sample may \
            simply have been smaller this time.
            """,
        fix: "Take a new snapshot once the change is known to last.",
        sources: ["Census of the API, compared with its snapshot"]
    )
}
