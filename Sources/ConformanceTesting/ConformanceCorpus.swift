import Foundation
import SessionConformance
import SessionCorpus

/// The collected payloads that the phase ``ConformancePhase/corpus`` tests a model with.
///
/// Some random payloads are changed copies of them, too.
public struct ConformanceCorpus: Sendable {
    private let source: Source

    private enum Source {
        case builtIn
        case folder(String)
    }

    /// The corpus of this package, which is part of the library.
    public static let builtIn = ConformanceCorpus(source: .builtIn)

    /// Returns the payloads in a folder of your own.
    ///
    /// The folder contains payloads in files such as `session.json`, `sessions.ndjson` and
    /// `archive.har`, in any folders: single sessions, one session per line, and responses of the
    /// API, whose sessions are taken. A text in which nothing looks like a session is one payload,
    /// which a model must reject. The folder may contain files of corpus cases, or be a corpus.
    /// Files with other names, such as `README.md`, are left out.
    ///
    /// - Parameters:
    ///   - path: The path of the folder; a relative one starts in the folder of `file`.
    ///   - file: The source file of the test.
    /// - Returns: The payloads, which are read when a test needs them.
    public static func folder(_ path: String, besides file: String = #filePath) -> Self {
        let start = URL(filePath: file).deletingLastPathComponent()
        let url = URL(filePath: path, directoryHint: .isDirectory, relativeTo: start)
        return ConformanceCorpus(source: .folder(url.standardizedFileURL.path))
    }

    /// Reads the payloads.
    ///
    /// - Throws: If a file cannot be used.
    func cases() throws(CorpusFailure) -> [PlannedCase] {
        switch source {
        case .builtIn: Self.builtInCases
        case .folder(let path): Self.cases(of: try CollectedPayloads(folder: path))
        }
    }

    private static let builtInCases = cases(of: CollectedPayloads(of: BuiltInCorpus.corpus))

    private static func cases(of collected: CollectedPayloads) -> [PlannedCase] {
        collected.payloads.map { PlannedCase(id: $0.name, payload: $0.bytes) }
    }
}
