import Arrangements
import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import TestEffort
import Testing

/// A text with keys that look like data, and the rows expected for it.
struct HiddenKeys: Sendable, CustomTestStringConvertible {
    let text: String

    /// The rule, the shape of the pointer and the count of each row.
    let rows: [String]

    init(_ text: String, _ rows: String...) {
        self.text = text
        self.rows = rows
    }

    var testDescription: String { text }
}

@Suite
struct `A row about keys that look like data` {
    private static let texts = [
        HiddenKeys(#"{"id":1,"ann@x":1,"bob@x":2}"#, "contract/undeclared /* 2"),
        HiddenKeys(
            #"{"id":1,"ann@x":1,"extra":2,"bob@x":[]}"#,
            "contract/undeclared /* 1",
            "contract/undeclared /extra 1",
            "contract/undeclared /* 1"
        ),
        HiddenKeys(
            #"{"sessions":[{"id":1,"ann@x":1},{"id":1,"k1234":2}]}"#,
            "contract/undeclared /sessions/*/* 2"
        ),
        HiddenKeys(
            #"{"id":1,"User Id":1,"user id":2}"#,
            "contract/misspelled /* 2"
        ),
        HiddenKeys(
            #"{"id":1,"ann@x":1,"bob@x":1,"ann@x":1,"bob@x":1,"bob@x":1}"#,
            "json/duplicate-key /* 3",
            "contract/undeclared /* 5"
        ),
        HiddenKeys(
            #"{"id":1,"by":{"ann@x":{"a":1,"a":1},"bob@x":{"a":1,"a":1,"b":1,"b":1}}}"#,
            "json/duplicate-key /by/*/a 2",
            "json/duplicate-key /by/*/b 1",
            "contract/undeclared /by 1"
        ),
        // Elements and hidden keys look alike in a report, so they share a row.
        HiddenKeys(
            #"[{"id":1,"by":{"ann@x":{"a":1,"a":1}}},{"id":1,"by":[{"a":1,"a":1}]}]"#,
            "json/duplicate-key /*/by/*/a 2",
            "contract/undeclared /*/by 1",
            "contract/undeclared /*/by 1"
        ),
        HiddenKeys(
            #"{"id":1,"ann\ud800":1,"bob\udfff":["\ud800"],"eve@x":"\ud801"}"#,
            "json/lone-surrogate /* 2",
            "contract/undeclared /* 1",
            "json/lone-surrogate /*/* 1",
            "contract/undeclared /* 1",
            "json/lone-surrogate /* 1",
            "contract/undeclared /* 1"
        ),
        // Members of an envelope, which have no row of their own, and what is in them.
        HiddenKeys(
            #"{"ann@x":1,"ann@x":2,"bob@x":1,"bob@x":2,"sessions":[{"id":1}]}"#,
            "json/duplicate-key /* 2"
        ),
        HiddenKeys(
            #"{"sessions":[{"id":1}],"ann@x":{"a":1,"a":2},"bob@x":{"a":1,"a":2},"#
                + #""meta":{"e@x":["\ud800"]}}"#,
            "json/duplicate-key /*/a 2",
            "json/lone-surrogate /meta/*/* 1"
        ),
    ]

    /// Returns the rows of a text in the order of the source, without absent members.
    private func rows(_ text: String) throws -> [Ledger.Row] {
        var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
        var ledger = Ledger(Ledger.Options(severities: [.contractAbsent: nil]))
        reader.read(Array(text.utf8), name: "", format: .auto, into: &ledger)
        return ledger.summary.rows.sorted {
            $0.finding.place.position?.offset ?? 0 < $1.finding.place.position?.offset ?? 0
        }
    }

    @Test(arguments: texts)
    func `counts all of them`(keys: HiddenKeys) throws {
        let rows = try rows(keys.text)
        let found = rows.map {
            "\($0.finding.rule.id) \($0.finding.group.pointerShape) \($0.count)"
        }
        #expect(found.sorted() == keys.rows.sorted())
    }

    @Test(arguments: texts)
    func `has the key of the first only in its exact pointer`(keys: HiddenKeys) throws {
        for row in try rows(keys.text) {
            let place = row.finding.place
            for name in ["ann", "bob", "eve", "e@x", "User", "user ", "1234"] {
                #expect(!place.pointer.description.contains(name))
                #expect(!"\(row.finding.wording)".contains("\(name)@"))
            }
            guard place.pointer != place.exactPointer else { continue }
            let root = try JSONDocument(parsing: keys.text).root
            // A pointer cannot name a key with half of a surrogate pair.
            if !place.exactPointer.description.contains("\u{FFFD}") {
                #expect(root[place.exactPointer] != nil, "\(place.exactPointer)")
            }
        }
    }

    @Test(arguments: texts)
    func `does not share its rule, shape and kind with another row`(keys: HiddenKeys) throws {
        let groups = try rows(keys.text).map(\.finding.group)
        #expect(Set(groups).count == groups.count)
    }

    @Test
    func `is the same whatever the order of the lines and the number of threads`() throws {
        let count = TestEffort.count(3_000, plain: 900)
        let lines = (0..<count).map { index in
            let key = ["ann\(index)@x", "extra", "k\(index + 100)"][index % 3]
            return #"{"id":1,"\#(key)":\#(index % 2 == 0 ? "1" : "[]")}"#
        }
        func rows(_ lines: [String], jobs: Int) throws -> [String] {
            var options = Judged.Options(.ndjson, isGrouping: true)
            options.severities = [.contractAbsent: nil]
            options.jobs = jobs
            options.blockSize = 4_096
            // Only files are read by several threads.
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: file) }
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            let found = try Judged(path: file.path, options)
            return found.faults.map { fault in
                let pointer = Finding.Place(pointer: fault.pointer).pointer
                return "\(fault.rule.id) \(pointer.shape) \(fault.kind) \(fault.count)"
            }.sorted()
        }
        let expected = try rows(lines, jobs: 1)
        #expect(
            expected == [
                "contract/undeclared /* array \(count / 3)",
                "contract/undeclared /* number \(count / 3)",
                "contract/undeclared /extra array \(count / 6)",
                "contract/undeclared /extra number \(count / 6)",
            ]
        )
        #expect(try rows(lines, jobs: 4) == expected)
        #expect(try rows(lines.reversed(), jobs: 1) == expected)
        #expect(try rows(lines.reversed(), jobs: 3) == expected)
    }

    @Test
    func `is one row however many keys a session has`() throws {
        let members = (0..<20_000).map { #""user\#($0)@x":\#($0)"# }.joined(separator: ",")
        let other = (0..<3_000).map { #""\#(PlainKey.key($0))":1"# }.joined(separator: ",")
        let found = try rows(#"{"id":1,\#(members),\#(other)}"#)
        // Nothing is joined because of its number, so all others have their own rows.
        #expect(found.count == 100)
        #expect(found[0].count == 20_000)
        #expect(found.dropFirst().allSatisfy { $0.count == 1 })
    }
}
