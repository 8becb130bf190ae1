import Foundation
import JSONFiles
import PayloadInput
import Platform
import SessionContract
import StrictJSON

/// The payloads that a model is tested with, from a corpus or from any files that `check` reads.
package struct CollectedPayloads: Sendable {
    /// A payload, and the name by which findings refer to it.
    package struct Payload: Hashable, Sendable {
        /// The id of a case, or a file and the place in it: `sessions.ndjson:3`.
        package let name: String

        package let bytes: [UInt8]
    }

    /// The payloads in the order of their files.
    package private(set) var payloads: [Payload] = []

    /// The maximum size of a file, in bytes.
    private static let longestFile = 16 << 20

    /// The maximum number of payloads.
    private static let mostPayloads = 20_000

    /// Takes the cases of a corpus that apply to a model and count.
    package init(of corpus: Corpus) {
        payloads = Self.payloads(of: corpus.cases)
    }

    /// Reads a folder.
    ///
    /// If it is a corpus, it has a file `VERSION`. Otherwise the payloads are those in and below it
    /// that `check` reads: files with one payload, one per line, API responses and archives, of
    /// which the sessions are taken, and files of corpus cases.
    ///
    /// - Throws: If there are no payloads, or a file cannot be used. The failure names the file.
    package init(folder: String) throws(CorpusFailure) {
        guard !FileManager.default.fileExists(atPath: "\(folder)/VERSION") else {
            payloads = Self.payloads(of: try Corpus(root: folder).cases)
            return
        }
        var files = PayloadFiles()
        let selection = files.select(folder)
        if let failure = selection.failures.first {
            throw Self.failure(failure)
        }
        for path in selection.paths { try read(path, below: folder) }
        let names = Dictionary(grouping: payloads, by: \.name)
        if let name = payloads.map(\.name).first(where: { names[$0, default: []].count > 1 }) {
            throw CorpusFailure(
                "two cases in \(folder) have the id '\(name)'; change one of them",
                kind: .malformed
            )
        }
        guard !payloads.isEmpty else {
            throw CorpusFailure(
                "none of the cases in \(folder) applies to a model, or all are in staging",
                kind: .notFound
            )
        }
    }

    private static func payloads(of cases: [CorpusCase]) -> [Payload] {
        cases.filter { $0.subject == .session && $0.topic != .staging }
            .map { Payload(name: $0.id, bytes: $0.payload) }
    }

    private static func failure(_ failure: InputFailure) -> CorpusFailure {
        guard case .noPayloads = failure.reason else {
            return CorpusFailure(failure.description, kind: .unreadable)
        }
        return CorpusFailure(
            "\(failure.source) contains no payloads: none of its files has the name of a payload, "
                + "such as session.json or sessions.ndjson",
            kind: .notFound
        )
    }
}

// MARK: - Files

extension CollectedPayloads {
    private mutating func read(_ path: String, below folder: String) throws(CorpusFailure) {
        let isBelow = path.hasPrefix(folder + "/")
        let name = PathText.shown(isBelow ? String(path.dropFirst(folder.count + 1)) : path)
        let source: SavedAnswers
        do throws(InputFailure) {
            source = try SavedAnswers(
                path: path,
                name: PathText.shown(path),
                limit: Self.longestFile,
                environment: ProcessInfo.processInfo.environment,
                isInterrupted: { false }
            )
        } catch {
            throw Self.failure(error)
        }
        if let root = try? JSONDocument(parsing: source.bytes).root,
            root["format"]?.string?.string == TopicFile.format
        {
            let text = TextFile(path: name, bytes: source.bytes)
            payloads += try Self.cases(in: text, root, besides: path, source.name)
        } else {
            payloads += try Self.sessions(in: source, name)
        }
        guard payloads.count <= Self.mostPayloads else {
            throw CorpusFailure(
                "\(folder) has more than \(Self.mostPayloads) payloads, the limit for a test",
                kind: .malformed
            )
        }
    }

    /// Returns the sessions in a file, or the whole file if nothing in it looks like a session.
    private static func sessions(
        in source: SavedAnswers,
        _ name: String
    ) throws(CorpusFailure) -> [Payload] {
        guard !source.isOneText else {
            return try sessions(in: source.bytes, name, source)
        }
        var found: [Payload] = []
        for answer in source.answers {
            let place = "\(name):\(answer.position.line)"
            found += try sessions(in: answer.bytes, place, source)
        }
        guard !found.isEmpty else { throw nothing(in: source) }
        return found
    }

    private static func sessions(
        in answer: [UInt8],
        _ name: String,
        _ source: SavedAnswers
    ) throws(CorpusFailure) -> [Payload] {
        let contents = AnswerContents(of: answer)
        guard !contents.isSession, contents.isEnvelope || !contents.sessions.isEmpty else {
            return [Payload(name: name, bytes: answer)]
        }
        guard !contents.sessions.isEmpty || source.isArchive else { throw nothing(in: source) }
        return contents.sessions.map { Payload(name: "\(name)\($0.pointer)", bytes: $0.bytes) }
    }

    private static func nothing(in source: SavedAnswers) -> CorpusFailure {
        CorpusFailure("\(source.name) contains no sessions", kind: .notFound)
    }
}

// MARK: - Cases

extension CollectedPayloads {
    /// Returns the cases in a file outside a corpus.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - root: Its tree.
    ///   - path: Its path; files that its cases refer to are in the same folder.
    ///   - shownPath: The path for messages.
    /// - Returns: The payloads of the cases that apply to a model and count.
    /// - Throws: If the form of a case has a mistake.
    private static func cases(
        in text: TextFile,
        _ root: JSONValue,
        besides path: String,
        _ shownPath: String
    ) throws(CorpusFailure) -> [Payload] {
        let named = root["topic"]?.string?.string ?? ""
        guard let topic = CorpusTopic(rawValue: named) else {
            let topics = CorpusTopic.allCases.map(\.rawValue).joined(separator: ", ")
            throw CorpusFailure(
                "\(shownPath): unknown topic '\(named)'; the topics are: \(topics)",
                kind: .malformed
            )
        }
        var snapshot = CorpusSnapshot()
        let folder = URL(filePath: path).deletingLastPathComponent()
        for entry in root["cases"]?.elements ?? [] {
            guard let file = entry["input"]?["file"]?.string?.string, !file.contains("/") else {
                continue
            }
            snapshot.files["\(topic.rawValue)/\(file)"] = rawFile(folder.appending(path: file))
        }
        var mistakes = MistakeList<LintRule>(in: text)
        let file = TopicFile(text, of: topic, in: snapshot, &mistakes)
        if let mistake = mistakes.findings.first {
            throw CorpusFailure("cannot read the cases of \(mistake)", kind: .malformed)
        }
        return payloads(of: file?.cases ?? [])
    }

    /// Returns the bytes of a file, or `nil` if it is too large or cannot be read.
    private static func rawFile(_ url: URL) -> [UInt8]? {
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? .max
        guard size <= longestFile else { return nil }
        return (try? Data(contentsOf: url)).map(Array.init)
    }
}
