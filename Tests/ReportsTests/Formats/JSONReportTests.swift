import Foundation
import Reports
import SessionContract
import SessionModel
import StrictJSON
import Testing

@Suite
struct `A report for programs` {
    @Test
    func `has its keys in the order of the format, each on its own line`() {
        let report = sampleReport { run in
            run.corpus = CorpusIdentity(version: "2", sha256: "ab")
            run.generator = RandomSource(version: 1, seed: .max, shard: "1/1")
            run.coverage = RunRecord.Coverage(
                presence: .init(Set(PresenceCombination.all)),
                dialects: .init([.unknown, .documented])
            )
            run.units = [RunUnit("a", .file, asked: 3), RunUnit("b", .file, unjudged: 1)]
        }
        let text = report.text(.json)
        #expect(
            text == #"""
                {"format":"session-report/1",
                 "tool":{"name":"session-conformance","version":"1.2.3"},
                 "command":"check",
                 "target":"day",
                 "corpus":{"version":"2","sha256":"ab"},
                 "generator":{"version":1,"seed":"18446744073709551615","shard":"1/1"},
                 "startedAt":"2014-11-18T17:24:29Z",
                 "durationMilliseconds":1230,
                 "checked":{"payloads":12345,"sessions":1,"bytes":4096,"cases":0,"pages":0,\#
                "files":0,"answers":0,"skipped":{},"unjudged":{}},
                 "coverage":{"presence":"81/81","dialects":"2/20",\#
                "presenceSet":"1ffffffffffffffffffff","dialectSet":["documented","unknown"]},
                 "totals":{"error":4,"warning":1,"note":0,"inconclusive":0,"suppressed":0},
                 "rows":2,
                 "listed":2,
                 "exit":{"code":1,"verdict":"violates","reason":"4 errors"},
                 "incomplete":false,
                 "units":[
                  {"name":"a","kind":"file","asked":3,"failed":0,"unjudged":0,"skipped":0},
                  {"name":"b","kind":"file","asked":0,"failed":0,"unjudged":1,"skipped":0}],
                 "findings":[
                  {"rule":"contract/null","severity":"error","pointer":"/sessions/2/id",\#
                "source":"day/1.json","offset":80,"line":3,"column":7,\#
                "message":"The id of a session is null.","observed":"null","expected":"an integer",\#
                "fix":"Send the id with every session.","count":4,"payload":"{\"id\":null}",\#
                "shape":"/sessions/*/id","kind":"null","fingerprint":"b0a0c5c4b7c7dc1b"},
                  {"rule":"timestamp/malformed","severity":"warning","pointer":"/last_seen_at",\#
                "source":"evil\u202e\n.json","offset":8,"line":1,"column":9,\#
                "message":"This is not a timestamp.","observed":"a string of 9 characters",\#
                "expected":"a moment such as 2014-11-18T17:24:29Z","fix":"Send a moment or null.",\#
                "count":1,"payload":"{\"id\":1,\"last_seen_at\":\"yesterday\"}",\#
                "shape":"/last_seen_at","kind":"unknown","fingerprint":"e941515b871d415f"}]}

                """#
        )
    }

    @Test
    func `has the options that change its verdict, and the part that it is`() throws {
        var options = RunOptions(now: 1_416_331_469)
        #expect(
            try member("options") { $0.options = options }
                == #"{"strict":false,"rules":{},"failOn":"error","now":"2014-11-18T17:24:29Z"}"#
        )
        options.isStrict = true
        options.severities = [.linkForm: nil, .contractNull: .note]
        options.only = [.linkForm, .contractNull]
        options.skipped = [.contractType]
        options.failOn = .warning
        #expect(
            try member("options") { $0.options = options }
                == #"{"strict":true,"rules":{"contract/null":"note","link/form":"off"},"#
                + #""only":["contract/null","link/form"],"skip":["contract/type"],"#
                + #""failOn":"warning","now":"2014-11-18T17:24:29Z"}"#
        )
        #expect(
            try member("part") { $0.parts = [RunRecord.Part(2, of: 3)] } == #"{"index":2,"of":3}"#
        )
    }

    /// Returns the text of a member on a line of its own.
    private func member(_ key: String, _ change: (inout RunRecord) -> Void) throws -> Substring {
        let start = " \"\(key)\":"
        let lines = sampleReport(change).text(.json).split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix(start) })
        return line.dropFirst(start.count).dropLast()
    }

    @Test
    func `has empty lists if there are no units and no findings`() {
        let text = report().text(.json)
        #expect(text.hasSuffix(" \"incomplete\":false,\n \"units\":[],\n \"findings\":[]}\n"))
    }

    @Test
    func `escapes characters that act on terminals, without losing them`() throws {
        let nasty = "\u{0}\u{1B}[31m\u{7F}\u{9B}\u{2028}\u{202E}\u{E0001}\"\\é👍"
        let report = sampleReport { run in
            run.target = nasty
            run.units = [RunUnit(nasty, .file)]
        }
        let text = report.text(.json)
        let expected =
            #""\u0000\u001b[31m\u007f\u009b\u2028\u202e\udb40\udc01\"\\é👍""#
        #expect(text.contains("\"target\":" + expected))
        #expect(text.contains("\"name\":" + expected))
        let root = try JSONDocument(parsing: text).root
        #expect(root["target"]?.string?.string == nasty)
    }

    @Test
    func `shows values from payloads only on request`() {
        let hidden = sampleReport().text(.json)
        let shown = sampleReport().text(.json, ReportStyle(showsValues: true))
        #expect(!hidden.contains("moonrise"))
        #expect(shown.contains(#"a string of 9 characters: moonrise\u001b[2J"#))
    }

    @Test
    func `has the same members as events`() throws {
        let report = sampleReport { $0.units = [RunUnit("a", .file)] }
        let lines = report.text(.ndjson).split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        let events = try lines.map { try JSONDocument(parsing: $0).root }
        #expect(
            events.map { $0["event"]?.string?.string } == ["start", "finding", "finding", "end"]
        )
        let keys = events.flatMap { event in
            event.members?.map(\.key.description).filter { $0 != "event" } ?? []
        }
        let whole = try JSONDocument(parsing: report.text(.json)).root
        let topLevel = whole.members?.map(\.key.description).filter { $0 != "findings" } ?? []
        #expect(topLevel.allSatisfy(keys.contains))
        #expect(events[1]["count"]?.number?.text == "4")
        #expect(events[3]["units"]?.elements?.map { $0["name"]?.string } == ["a"])
    }
}
