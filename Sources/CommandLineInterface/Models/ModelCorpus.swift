import Reports
import SessionConformance
import SessionCorpus

/// The cases of a corpus that a model is tested with.
struct ModelCorpus {
    /// The cases about one session object; whole answers of the API do not concern a model.
    let cases: [PlannedCase]

    /// Those of staging, which are reported and never counted.
    let staging: [PlannedCase]

    /// The topic of each of these cases, by the name of the case.
    let topics: [String: CorpusTopic]

    /// What reports call the corpus.
    let identity: CorpusIdentity

    /// Reads the cases of a corpus that pass `filter`.
    init(
        in source: CorpusSource,
        _ filter: CorpusListing.Filter = CorpusListing.Filter()
    ) throws(CorpusFailure) {
        let snapshot = try source.snapshot()
        let corpus = try source.corpus(in: snapshot)
        if let flag = filter.flag { try corpus.requireFlag(flag) }
        let asked = corpus.cases.filter { $0.subject == .session && filter.holds(for: $0) }
        cases = asked.filter { $0.topic != .staging }.map(\.planned)
        staging = asked.filter { $0.topic == .staging }.map(\.planned)
        topics = Dictionary(asked.map { ($0.id, $0.topic) }) { first, _ in first }
        identity = CorpusIdentity(version: corpus.version, sha256: snapshot.digest)
    }
}

extension CorpusCase {
    /// The case as a run asks it.
    fileprivate var planned: PlannedCase { PlannedCase(id: id, payload: payload) }
}
