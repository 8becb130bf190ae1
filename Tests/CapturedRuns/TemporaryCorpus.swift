import Foundation
import SessionCorpus

/// A temporary copy of the small corpus, which is removed when it is deallocated.
package final class TemporaryCorpus {
    private let folder: TemporaryFolder

    /// The folder that contains the folder `Corpus`.
    package var path: String { folder.path }

    private static let fixture = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/SmallCorpus")

    package init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Self.fixture,
            to: folder.url.appending(path: "Corpus")
        )
    }

    package func text(of path: String) throws -> String { try folder.text(of: "Corpus/\(path)") }

    /// Saves a file beside the corpus.
    package func save(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: folder.url.appending(path: name))
    }

    package func write(_ text: String, to path: String) throws {
        try CorpusSnapshot.write(Array(text.utf8), to: path, below: "\(folder.path)/Corpus")
    }

    /// Replaces the first `old` in a file with `new`.
    package func replace(
        _ old: String,
        by new: String,
        in path: String = "types/cases.json"
    ) throws {
        let text = try text(of: path)
        precondition(text.contains(old), "\(old) is not in \(path)")
        try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
    }

    /// Runs `corpus` with `arguments` in the folder; the user at the terminal types `lines`.
    package func run(
        _ arguments: String...,
        typing lines: [String] = [],
        inputIsTerminal: Bool = true
    ) async -> CapturedRun {
        await CapturedRun(
            arguments: ["corpus"] + arguments,
            inputIsTerminal: inputIsTerminal,
            workingDirectory: path,
            lines: lines
        )
    }
}
