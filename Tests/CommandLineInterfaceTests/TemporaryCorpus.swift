import Foundation

@testable import SessionCorpus

/// A corpus of a few cases in a folder of its own, removed when the last one lets go of it.
final class TemporaryCorpus {
    private let folder: TemporaryFolder

    /// The folder that the folder `Corpus` lies in.
    var path: String { folder.path }

    init() throws {
        folder = try TemporaryFolder()
        for (path, text) in Self.texts {
            let bytes = Array(text.utf8)
            let laidOut = path.hasSuffix(".json") ? try CorpusFormatter.format(bytes) : bytes
            try CorpusSnapshot.write(laidOut, to: path, below: "\(folder.path)/Corpus")
        }
    }

    func text(of path: String) throws -> String { try folder.text(of: "Corpus/\(path)") }

    func write(_ text: String, to path: String) throws {
        try CorpusSnapshot.write(Array(text.utf8), to: path, below: "\(folder.path)/Corpus")
    }

    /// Puts `new` in the place of the first `old` in a file.
    func replace(
        _ old: String,
        by new: String,
        in path: String = "types/cases.json"
    ) throws {
        let text = try text(of: path)
        precondition(text.contains(old), "\(old) is not in \(path)")
        try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
    }

    /// Runs `corpus` with `arguments` in the folder; whoever sits at the terminal types `lines`.
    func run(
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

    private static let texts = [
        "VERSION": "1.0.0\n",
        "CHANGELOG.md": "# Changes\n\n## 1.0.0\n\nThe first.\n",
        "flags.json": #"""
        {"format": "session-corpus/1", "flags": [{"id": "string-typed",
        "description": "A number in quotes.", "bug-class": "types are guessed",
        "effect": "Ids are lost.", "links": ["https://example.com/1"]}]}
        """#,
        "policies.json": #"{"format": "session-corpus/1", "policies": []}"#,
        "references.json": #"{"format": "session-corpus/1", "references": []}"#,
        "retired.json": #"""
        {"format": "session-corpus/1", "retired": [{"id": "types-old", "reason": "It lied.",
        "on": "2026-11-23"}]}
        """#,
        "types/cases.json": #"""
        {"format": "session-corpus/1", "topic": "types", "about": "a", "cases": [
        {"id": "types-id-digits", "title": "digits", "added": "1.0.0",
        "input": {"json": {"id": "1"}},
        "expect": {"syntax": "valid", "contract": "violates", "rules": ["contract/type"],
        "notes": ["contract/absent"], "decode": "reject", "reencode": "none"},
        "flags": ["string-typed"], "why": "w",
        "source": {"kind": "hand", "on": "2026-11-23"}},
        {"id": "types-id-integer", "title": "an integer", "added": "1.0.0",
        "input": {"json": {"id": 7, "last_seen_at": "2014-11-18T17:30:52Z"}},
        "expect": {"syntax": "valid", "contract": "conforms", "notes": ["contract/absent"],
        "timestamps": {"last_seen_at": "documented"}, "decode": "accept",
        "fields": {"id": "7", "last_seen_at": "2014-11-18T17:30:52Z"}, "reencode": "same"},
        "why": "w", "source": {"kind": "hand", "on": "2026-11-23"}}]}
        """#,
    ]
}
