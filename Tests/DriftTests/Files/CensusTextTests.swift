import Drift
import Reports
import SessionModel
import StrictJSON
import TestEffort
import Testing

@Suite
struct `A census in a file` {
    private let census = Census.counting([
        #"{"id":1,"user_id":1,"created_at":"x"}"#, #"{"id":2,"url":null,"user_id":2}"#,
    ])

    @Test
    func `has one state per line, sorted, after its head`() {
        let lines = census.text.split(separator: "\n")
        #expect(lines.first == "{" && lines.last == "}")
        #expect(lines[1] == #""format":"session-census/1","#)
        #expect(lines[3] == #""takenAt":"2026-11-27T09:00:00Z","#)
        let rows = lines.filter { $0.hasPrefix(#"{"counter""#) }
        #expect(rows.count == 26, "\(census.text)")
        #expect(rows.map(String.init) == rows.map(String.init).sorted())
    }

    @Test
    func `is read as it was written`() throws {
        let read = try CensusReader.census(Array(census.text.utf8), from: "a.json")
        #expect(read == census)
        #expect(read.text == census.text)
    }

    /// What is replaced in a census, with what, and the pointer and expectation of the complaint.
    private static let forgeries: [(String, String, String)] = [
        ("session-census/1", "session-census/2", "at /format, but expected the format"),
        (#""tool":{"#, #""tool":{"a":1,"#, "at /tool, but expected an object with exactly"),
        ("1.0.0", "1.0.0; rm", "at /tool/version, but expected a version"),
        ("2026-11-27T09:00:00Z", "2026-11-27", "at /takenAt, but expected a time"),
        (#""digest":""#, #""digest":"0"#, "at /digest, but expected 16 hexadecimal digits"),
        (#""unjudged":0"#, #""unjudged":-1"#, "at /unjudged, but expected a whole number"),
        (#""unjudged":0"#, #""unjudged":1.5"#, "at /unjudged, but expected a whole number"),
        (#""unjudged":0"#, #""unjudged":9007199254740993"#, "at /unjudged, but expected"),
        (#""sessions":2"#, #""sessions":3"#, "at /sessions, but expected the sum of 'blocks'"),
        (#""sessions":2"#, #""sessions":"2""#, "at /sessions, but expected a whole number"),
        ("\"unjudged\":0,\n", "", "an object"),
        (#""unjudged":0"#, #""unjudged":0,"unjudged":0"#, "with exactly the members"),
        ("id.bits", "id.color", "at /counters/1/counter, but expected a counter"),
        ("created_at", "a@b.cd", "/state, but expected a state of session.keys"),
        (#""state":"01""#, #""state":"\u001b[2J""#, "/state, but expected a state of id.bits"),
        (#""count":1"#, #""count":2"#, "/count, but expected the sum of 'blocks'"),
        ("\"counters\":[", "\"counters\":[1,", "at /counters/0, but expected an object"),
        ("\"counters\":[", "\"counters\":[[],", "at /counters/0, but expected an object"),
    ]

    @Test(arguments: forgeries)
    func `is refused if it is forged`(old: String, new: String, complaint: String) throws {
        guard let range = census.text.firstRange(of: old) else {
            Issue.record("'\(old)' is not in the census")
            return
        }
        var text = census.text
        text.replaceSubrange(range, with: new)
        let error = try #require(throws: UnusableReport.self) {
            try CensusReader.census(Array(text.utf8), from: "a.json")
        }
        #expect(error.complaint.hasPrefix("a.json is not a census: "), "\(error.complaint)")
        #expect(error.complaint.contains(complaint), "\(error.complaint)")
        #expect(error.complaint.hasSuffix("write it with 'session-conformance drift snapshot'"))
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{}", String(repeating: "[", count: 100_000),
        #"{"format":"session-report/1"}"#, "\u{FEFF}{}",
    ])
    func `is refused if it is something else`(text: String) {
        #expect(throws: UnusableReport.self) {
            try CensusReader.census(Array(text.utf8), from: "a.json")
        }
    }

    @Test
    func `cannot claim more of a state than sessions`() throws {
        var forged = census
        forged.add(.dialect(.lastSeenAt), "unknown", in: 0, count: 3)
        let error = try #require(throws: UnusableReport.self) {
            try CensusReader.census(Array(forged.text.utf8), from: "a")
        }
        #expect(error.complaint.contains("no more of them than sessions"))
        var missing = census
        missing.sessions.add(1, in: 3)
        #expect(throws: UnusableReport.self) {
            try CensusReader.census(Array(missing.text.utf8), from: "a")
        }
    }

    @Test
    func `is refused without a trap wherever a byte is changed`() {
        let bytes = Array(census.text.utf8)
        for index in TestEffort.sample(of: bytes.indices, every: 19) {
            var changed = bytes
            changed[index] = changed[index] == 0x39 ? 0x22 : 0x39
            // Some changes are those of a name or a number that any census may have.
            _ = try? CensusReader.census(changed, from: "a")
        }
    }

    @Test
    func `has a schema that is JSON and names each member`() throws {
        let schema = try JSONDocument(parsing: CensusSchema.text)
        let members = try #require(schema.root["properties"]?.members).compactMap(\.key.string)
        let own = try #require(try JSONDocument(parsing: census.text).root.members)
        #expect(members == own.compactMap(\.key.string))
    }
}
