import Arrangements
import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// Payloads inside other texts, at a JSON Pointer.
@Suite
struct `The reader of pointed values` {
    private static let good = CheckedText.session()
    private static let bad = CheckedText.session("null")

    private func check(
        _ text: String,
        at pointers: String...,
        options: Judged.Options = Judged.Options()
    ) throws -> Judged {
        let pointers = try pointers.map { try #require(PayloadPointer($0)) }
        return Judged(options) { reader, ledger in
            reader.options.pointers = pointers
            reader.read(Array(text.utf8), name: "payload", format: options.format, into: &ledger)
        }
    }

    @Test(arguments: [
        (#"{"record":\#(bad)}"#, "/record", "contract/null /record/id 16", 1),
        (#"{"a":{"b":[1,\#(bad)]}}"#, "/a/b/1", "contract/null /a/b/1/id 19", 1),
        (#"{"a/b":{"~":\#(bad)}}"#, "/a~1b/~0", "contract/null /a~1b/~0/id 18", 1),
        (
            #"[{"x":\#(good)},{"x":{"session":\#(bad)}}]"#, "/*/x", "contract/null /1/x/session/id",
            2
        ),
        (#"{"x":{"sessions":[\#(good),\#(bad)]}}"#, "/x", "contract/null /x/sessions/1/id", 1),
        (bad, "", "contract/null /id 6", 1),
        (#"{"x":[]}"#, "/x", "input/empty /x 5", 1),
        (#"{"x":5}"#, "/x", "envelope/unknown /x 5", 1),
        (#"{"x":{"log":{"entries":[]}}}"#, "/x", "envelope/unknown /x 5", 1),
        (#"{"y":\#(bad)}"#, "/x", "input/unjudged  0", 1),
        ("7", "/x", "input/unjudged  0", 1),
        (#"{"x":\#(good),"y":}"#, "/x", "json/syntax ", 1),
    ])
    func `judges the value at a pointer`(
        text: String,
        pointer: String,
        place: String,
        answers: Int
    ) throws {
        for format in [PayloadReader.Format.auto, .json, .ndjson] {
            let found = try check(text, at: pointer, options: Judged.Options(format))
            #expect(found.places.count == 1, "\(text)")
            #expect(found.places.first?.hasPrefix(place) == true, "\(found.places)")
            #expect(found.counts.answers == answers)
            let isUnjudged = place.hasPrefix("input/")
            #expect(found.counts.unjudged.total == (isUnjudged ? 1 : 0))
        }
    }

    @Test
    func `applies to each text of a source`() throws {
        let lines = [#"{"r":\#(Self.bad)}"#, #"{"s":1}"#, #"{"q":{"r":0},"r":\#(Self.good)}"#]
        for separator in ["\n", ",\n", " ", "\n\n"] {
            let found = try check(lines.joined(separator: separator), at: "/r")
            #expect(found.rules.filter { $0 != .inputFraming } == [.contractNull, .inputUnjudged])
            #expect(found.counts.answers == 3)
            #expect(found.counts.unjudged.description == "1 no-value")
            #expect(found.counts.sessions == 2)
        }
    }

    @Test
    func `finds the values of every pointer`() throws {
        let text = #"{"a":\#(Self.bad),"b":\#(Self.bad)}"#
        #expect(try check(text, at: "/a", "/b").counts.sessions == 2)
        let grouped = try check(text, at: "/b", "/a", options: Judged.Options(isGrouping: true))
        #expect(grouped.places == ["contract/null /a/id 11", "contract/null /b/id 97"])
        #expect(try check(text, at: "/c", "/b").rules == [.contractNull])
    }

    @Test
    func `counts what is absent at each pointer`() throws {
        let text = #"{"a":{"id":1},"b":{"id":1}}"# + "\n" + #"{"a":{"id":1},"b":\#(Self.good)}"#
        let found = try check(text, at: "/a", "/b", options: Judged.Options(isGrouping: true))
        #expect(found.totals == [.note: 12])
        #expect(found.rowCount == 8)
    }

    @Test
    func `finds the same on several threads`() throws {
        let line = #"{"r":\#(Self.bad)}"# + "\n" + #"{"s":1}"# + "\n"
        let text = String(repeating: line, count: 200)
        let pointer = try #require(PayloadPointer("/r"))
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let readings = [1, 4].map { jobs in
            var options = Judged.Options(.ndjson, isGrouping: true)
            options.blockSize = 500
            options.jobs = jobs
            return Judged(options) { reader, ledger in
                reader.options.pointers = [pointer]
                _ = try? reader.read(path: file.path, format: .ndjson, into: &ledger)
            }
        }
        #expect(readings[0] == readings[1])
        #expect(readings[0].counts.unjudged.description == "200 no-value")
        #expect(readings[0].counts.sessions == 200)
    }

    @Test(arguments: ["x", "x/y", "/~", "/a~2b", "/~~0"])
    func `does not take every text for a pointer`(text: String) {
        #expect(PayloadPointer(text) == nil)
    }

    @Test
    func `counts a text that cannot be read as an answer`() throws {
        var options = Judged.Options()
        options.severities = [.jsonSyntax: nil]
        let found = try check(#"{"x":,"r":1}"#, at: "/r", options: options)
        #expect(found.rules == [.inputUnjudged])
        #expect(found.counts.answers == 1)
        #expect(found.counts.unjudged.description == "1 unreadable")
    }
}
