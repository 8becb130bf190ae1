/// Generates ordinary sessions, the same ones in every run.
struct SessionSource {
    /// The hosts of most files, used in turn.
    static let hosts = [
        "company.zendesk.com", "a.zendesk.com", "example-support.zendesk.com", "acme.zendesk.com",
        "the-long-name-of-a-subdomain.zendesk.com", "d3v-help.zendesk.com", "z3n.zendesk.com",
        "northwind.zendesk.com",
    ]

    var random: SplitMix64

    private var count = 0

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    mutating func next() -> SessionDraft {
        let created = 1_400_000_000 + random.below(300_000_000)
        defer { count += 1 }
        return SessionDraft(
            index: count,
            id: 1_000 + random.below(33_000_000_000_000),
            userID: 10_000 + random.below(33_000_000_000_000),
            created: Moment(seconds: created),
            seen: Moment(seconds: created + random.below(1_000_000)),
            host: Self.hosts[count % Self.hosts.count]
        )
    }
}
