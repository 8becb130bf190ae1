import Baselines
import Foundation
import JSONFiles
import SessionContract
import Testing

/// A baseline that two branches have changed, merged by git.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: BaselineMerge.git)))
struct `A baseline that git merges` {
    private func entry(_ name: String, reason: String = "Known") throws -> BaselineEntry {
        BaselineEntry(
            Finding.Group(rule: .contractNull, pointerShape: "/\(name)", observedKind: "null"),
            reason: reason,
            since: try #require(CalendarDay("2026-01-02"))
        )
    }

    private func baseline(_ names: String) throws -> Baseline {
        Baseline(try names.map { try entry(String($0)) })
    }

    private func merge(
        _ ours: Baseline,
        _ base: Baseline,
        _ theirs: Baseline,
        isUnion: Bool = true
    ) throws -> BaselineReader {
        let merge = BaselineMerge(ours.text, base.text, theirs.text, isUnion: isUnion)
        return BaselineReader(TextFile(path: "merged", bytes: try merge.run()))
    }

    @Test(arguments: [
        // The names of entries in ours, the base and theirs, and after the merge.
        ("abe", "ae", "ade", "abde"), ("ax", "a", "ay", "axy"), ("bx", "x", "ax", "abx"),
        ("ab", "a", "ab", "ab"), ("a", "", "b", "ab"), ("a", "", "", "a"),
        ("ac", "abc", "abcd", "acd"), ("", "a", "a", ""), ("a", "ab", "abc", "abc"),
        ("ae", "ace", "acde", "acde"),
    ])
    func `has the entries of both sides`(
        ours: String,
        base: String,
        theirs: String,
        merged: String
    ) throws {
        let reader = try merge(baseline(ours), baseline(base), baseline(theirs))
        #expect(reader.mistakes == [])
        // What one side removed next to a change of the other stays, and is stale in a run.
        let pointers = Set(reader.baseline.entries.map(\.pointer))
        #expect(pointers == Set(merged.map { "/\($0)" }))
    }

    @Test
    func `says which of two entries for a row to keep`() throws {
        let base = try baseline("a")
        let sides = try ["Ours", "Theirs"].map { reason in
            Baseline(base.entries + [try entry("b", reason: reason)])
        }
        let reader = try merge(sides[0], base, sides[1])
        #expect(reader.mistakes.map(\.rule) == [.duplicate])
        #expect(reader.mistakes.first?.fix == "Keep one of the two.")
    }

    @Test
    func `needs no attribute for entries that are apart`() throws {
        let apart = try merge(baseline("abxy"), baseline("axy"), baseline("axyz"), isUnion: false)
        #expect(apart.mistakes == [])
        #expect(apart.baseline.entries.count == 5)
        let together = try merge(baseline("ax"), baseline("a"), baseline("ay"), isUnion: false)
        let message = "there is a conflict that git could not merge"
        #expect(together.mistakes.map(\.message) == [message])
    }
}

/// A merge of three texts by git.
struct BaselineMerge {
    static let git = "/usr/bin/git"

    private let texts: [String]
    private let isUnion: Bool

    init(_ ours: String, _ base: String, _ theirs: String, isUnion: Bool) {
        texts = [ours, base, theirs]
        self.isUnion = isUnion
    }

    /// Returns the merged text, with the marks of a conflict if there is one.
    func run() throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = texts.indices.map { folder.appending(path: "\($0)") }
        for (file, text) in zip(files, texts) { try Data(text.utf8).write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: Self.git)
        process.arguments =
            ["merge-file", "-p", "-q"] + (isUnion ? ["--union"] : []) + files.map(\.path)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }
}
