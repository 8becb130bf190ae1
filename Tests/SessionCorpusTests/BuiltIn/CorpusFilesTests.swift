import Foundation
import Testing

@testable import SessionCorpus
@testable import built_in_corpus

@Suite
struct `The files of the built-in corpus` {
    /// Writes files into a folder, reads them as a build does, and removes the folder.
    private func read(_ files: [String: [UInt8]]) throws -> [String: [UInt8]] {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
        defer { try? manager.removeItem(at: folder) }
        for (path, bytes) in files {
            let url = folder.appending(path: path)
            try manager.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url)
        }
        return CorpusFiles.read(folder)
    }

    private static let lists = ["flags.json", "policies.json", "references.json", "retired.json"]

    @Test
    func `are those of the folder, whatever they contain`() throws {
        let files: [String: [UInt8]] = [
            "VERSION": [0xFF], "flags.json": Array("{".utf8), "types/a.json": [],
            "types/a.payload": [0, 0xFF, 0x0D, 0x0A],
        ]
        let copy = try read(
            files.merging([".hidden": [1], "types/.hidden": [1], "types/deep/b.json": [1]]) { $1 }
        )
        #expect(copy.filter { files.keys.contains($0.key) } == files)
        let others = copy.keys.filter { !files.keys.contains($0) }
        #expect(others.sorted() == ["policies.json", "references.json", "retired.json"])
    }

    @Test
    func `have empty lists of definitions where the folder has none`() throws {
        let copy = try read([:])
        #expect(copy.keys.sorted() == Self.lists)
        let corpus = Corpus(CorpusSnapshot(files: copy))
        #expect(corpus.mistakes == [])
        #expect(corpus.flags.isEmpty && corpus.cases.isEmpty)
    }

    @Test(arguments: [
        ("a", 1), ("", 1), (##"x"#y"##, 2), (##"\#(x)"##, 2), ("\"\"\"##\\###(", 4), ("a\nb", 1),
    ])
    func `are literals that nothing in the text ends`(text: String, signs: Int) {
        let mark = String(repeating: "#", count: signs)
        #expect(SwiftSource.literal(text) == "\(mark)\"\"\"\n\(text)\n\"\"\"\(mark)")
    }

    @Test
    func `are Swift source`() {
        let none = SwiftSource.text(of: [:])
        #expect(none.contains("static let texts: [String: String] = [\n:\n    ]\n"))
        #expect(none.contains("static let encoded: [String: String] = [\n:\n    ]\n}\n"))
        let source = SwiftSource.text(of: ["b\"": Array("2".utf8), "a": Array("1\n".utf8)])
        #expect(
            source.contains("        \"a\": #\"\"\"\n1\n\n\"\"\"#,\n        \"b\\\"\": #\"\"\"")
        )
    }

    @Test(
        arguments: [[0xFF], [0x0D, 0x0A], [0x00], [0x09], [0x7F], [0xED, 0xA0, 0x80]] as [[UInt8]]
    )
    func `are base64 if a literal would not repeat them`(bytes: [UInt8]) {
        let source = SwiftSource.text(of: ["a": bytes])
        let text = Data(bytes).base64EncodedString()
        #expect(source.contains("[\n        \"a\": \"\(text)\",\n\n    ]"))
        #expect(source.contains("static let texts: [String: String] = [\n:\n"))
    }
}
