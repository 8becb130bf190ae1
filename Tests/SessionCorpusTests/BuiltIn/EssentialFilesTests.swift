import JSONFiles
import Testing

@testable import SessionCorpus
@testable import built_in_corpus

@Suite
struct `The files of the built-in corpus` {
    private func text(_ id: String, _ input: String, _ more: String = "") -> String {
        #"{"id": "\#(id)", "input": \#(input)\#(more)}"#
    }

    private func file(_ cases: String...) -> [UInt8] {
        Array(#"{"cases": [\#(cases.joined(separator: ", "))]}"#.utf8)
    }

    private func chosen(_ files: [String: [UInt8]]) -> [String] {
        EssentialFiles(in: files).chosen.map(\.id)
    }

    @Test
    func `have all regressions, and the smallest case for everything else that is covered`() {
        let flag = #", "flags": ["f"]"#
        let rule = #", "expect": {"rules": ["r"], "decode": "reject"}"#
        let files = [
            "regressions/a.json": file(text("r1", #"{"json": 1}"#), text("r2", #"{"json": 22}"#)),
            "types/a.json": file(
                text("t1", #"{"text": "333"}"#, flag),
                text("t2", #"{"json": 22}"#, flag),
                text("t3", #"{"base64": "NDQ0NA=="}"#, flag),
                text("t4", #"{"json": 5}"#)
            ),
            "types/b.json": file(text("t5", #"{"json": {"a": 12345}}"#, rule)),
        ]
        #expect(chosen(files) == ["r1", "r2", "t2", "t5"])
    }

    @Test
    func `have no case in staging, and none with a payload in a file of its own`() {
        let files = [
            "staging/a.json": file(text("s", #"{"json": 1}"#)),
            "types/a.json": file(text("t", #"{"file": "t.payload"}"#)),
        ]
        #expect(chosen(files) == [])
    }

    @Test
    func `are those that can be read, whatever is wrong with the others`() {
        #expect(EssentialFiles(in: [:]).texts.keys.sorted() == Self.lists)
        let files: [String: [UInt8]] = [
            "VERSION": [0xFF], "flags.json": Array("{".utf8), "types/a.json": [0x7B, 0xFF],
            "types/b.json": Array("[]".utf8), "types/c.json": Array(#"{"cases": {}}"#.utf8),
            "links/a.json": file("1", "{}", #"{"id": 1}"#, #"{"id": "a", "input": []}"#),
            "links/b.json": file(text("l", #"{"json": 1}"#, #", "flags": 7, "expect": []"#)),
            "a/b/c.json": file(text("d", #"{"json": 1}"#)),
        ]
        #expect(chosen(files) == ["l"])
        let texts = EssentialFiles(in: files).texts
        #expect(texts["flags.json"] == #"{"format": "session-corpus/1", "flags": []}"#)
        let copy = CorpusSnapshot(files: texts.mapValues { Array($0.utf8) })
        #expect(Corpus(copy).mistakes.allSatisfy { $0.file == "links/essential.json" })
    }

    private static let lists = ["flags.json", "policies.json", "references.json", "retired.json"]

    @Test
    func `are the small corpus again, since it has nothing to leave out`() {
        let small = SmallCorpus.snapshot
        let texts = EssentialFiles(in: small.files).texts
        let copy = Corpus(CorpusSnapshot(files: texts.mapValues { Array($0.utf8) }))
        #expect(copy.mistakes == [])
        let ids = Corpus(small).cases.map(\.id).filter { $0 != "duplicates-id" }
        #expect(copy.cases.map(\.id) == ids)
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
        #expect(SwiftSource.text(of: [:]).contains("[String: String] = [\n:\n    ]\n}\n"))
        let source = SwiftSource.text(of: ["b\"": "2", "a": "1"])
        #expect(source.contains("        \"a\": #\"\"\"\n1\n\"\"\"#,\n        \"b\\\"\": #\"\"\""))
    }
}
