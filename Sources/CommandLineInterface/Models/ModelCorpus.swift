import Reports
import SessionConformance
import SessionCorpus

/// The corpus cases that a model is tested with.
struct ModelCorpus {
    /// The cases about one session object; whole API responses do not apply to a model.
    let cases: [PlannedCase]

    /// The staging cases, which are reported and never counted.
    let staging: [PlannedCase]

    /// The topic of each case, by case id.
    let topics: [String: CorpusTopic]

    /// Whether a filter left out cases.
    let isSelection: Bool

    /// The version and digest of the corpus, for reports.
    let identity: CorpusIdentity

    /// Reads the cases of a corpus that match `filter`.
    init(
        in source: CorpusSource,
        _ filter: CorpusListing.Filter = CorpusListing.Filter()
    ) throws(CorpusFailure) {
        let snapshot = try source.snapshot()
        let corpus = try source.corpus(in: snapshot)
        if let flag = filter.flag { try corpus.requireFlag(flag) }
        for id in filter.ids where try CorpusListing.entry(id, in: corpus).subject == .answer {
            throw CorpusFailure(
                "the case '\(id)' is a whole response, which does not apply to a model",
                kind: .refused
            )
        }
        let all = corpus.cases.filter { $0.subject == .session }
        let asked = all.filter(filter.holds)
        isSelection = asked.count < all.count
        func planned(_ cases: some Sequence<CorpusCase>) -> [PlannedCase] {
            if case .builtIn = source { return cases.compactMap { Self.builtIn[$0.id] } }
            return cases.map(\.planned)
        }
        cases = planned(asked.filter { $0.topic != .staging })
        staging = planned(asked.filter { $0.topic == .staging })
        topics = Dictionary(asked.map { ($0.id, $0.topic) }) { first, _ in first }
        identity = CorpusIdentity(version: corpus.version, sha256: source.digest(of: snapshot))
    }

    /// The cases of the built-in corpus by id, read once for all runs of a process.
    private static let builtIn = Dictionary(
        BuiltInCorpus.corpus.cases.lazy.filter { $0.subject == .session }
            .map { ($0.id, $0.planned) }
    ) { first, _ in first }
}

extension CorpusCase {
    /// The case as a run sends it.
    fileprivate var planned: PlannedCase { PlannedCase(id: id, payload: payload) }
}
