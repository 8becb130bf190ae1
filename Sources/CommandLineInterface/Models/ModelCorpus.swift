import Foundation
import Reports
import SessionConformance
import SessionCorpus

/// The cases of a corpus that a model is asked about.
struct ModelCorpus {
    /// The cases about one session object; whole answers of the API are no matter of a model.
    let cases: [PlannedCase]

    /// What reports call the corpus.
    let identity: Report.Corpus

    /// Reads the folder `name`, or else the one that lies in `directory` or above it; `nil` where
    /// none was named and there is none.
    init?(_ name: String?, from directory: String) throws(CorpusFailure) {
        guard name != nil || CorpusRoot.find(option: nil, from: directory) != nil else {
            return nil
        }
        let folder = try CorpusFolder(name, from: directory)
        let snapshot = try CorpusSnapshot(root: folder.path)
        let corpus = Corpus(snapshot)
        if let mistake = corpus.mistakes.first {
            throw CorpusFailure("mend the corpus first: \(folder.line(for: mistake))")
        }
        cases = corpus.cases.filter { $0.subject == .session }.map {
            PlannedCase(id: $0.id, payload: $0.payload)
        }
        identity = Report.Corpus(version: corpus.version, sha256: snapshot.digest)
    }
}
