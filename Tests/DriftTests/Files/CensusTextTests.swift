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
        #expect(rows.count == 27, "\(census.text)")
        #expect(rows.map(String.init) == rows.map(String.init).sorted())
    }

    @Test
    func `is read as it was written`() throws {
        let read = try Census.reading(census.text)
        #expect(read == census)
        #expect(read.text == census.text)
    }

    /// What is replaced in a census, with what, and the pointer and expectation of the complaint.
    private static let forgeries: [(String, String, String)] = [
        ("session-census/1", "session-census/2", "at /format, but expected 'session-census/1'"),
        ("session-census/1", "session-report/1", "at /format, but expected 'session-census/1'"),
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
        ("created_at:string", "created_at:text", "/state, but expected a state of session.types"),
        ("created_at:string", "updated_at:string", "but expected a type of 'created_at' for every"),
        (#""state":"int32""#, #""state":"int31""#, "/state, but expected a state of id.size"),
        (#""state":"avanv""#, #""state":"avanx""#, "a state of session.presence"),
        (#""unjudged""#, #""part":{"index":3,"of":2,"sources":"0"},"unjudged""#, "up to 2"),
        (#""unjudged""#, #""part":{"index":1,"of":2,"sources":"a"},"unjudged""#, "16 hexadecimal"),
        (#""unjudged""#, #""part":{"source":"a.json"},"unjudged""#, "at /part, but expected"),
        (#""unjudged""#, #""parts":[],"unjudged""#, "at /parts, but expected several parts"),
        (#""unjudged""#, #""summands":[],"unjudged""#, "at /summands, but expected a digest"),
        (
            #""unjudged""#, #""summands":["0000000000000002","0000000000000001"],"unjudged""#,
            "at /summands/1, but expected digests in order"
        ),
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
            try Census.reading(text)
        }
        #expect(error.complaint.hasPrefix("a.json is not a census: "), "\(error.complaint)")
        #expect(error.complaint.contains(complaint), "\(error.complaint)")
        #expect(error.complaint.hasSuffix("write one with 'session-conformance drift snapshot'"))
    }

    @Test(arguments: [
        ("", "it is empty"), (" \n", "it is empty but for white space"),
        ("{", "it ends after 1 bytes, inside a value"),
        (String(repeating: "[", count: 100_000), "it is nested deeper than 512 levels at byte 512"),
        ("{]", "it is not JSON at byte 1: this object member does not start with a key"),
        ("[]", "an array, but expected an object"), ("null", "null, but expected an object"),
        ("{}", "an object with the member 'format'"), ("\u{FEFF}{}", "the member 'format'"),
        (#"{"format":"session-report/1"}"#, "at /format, but expected 'session-census/1'"),
    ])
    func `is refused if it is something else`(text: String, cause: String) throws {
        let error = try #require(throws: UnusableReport.self) { try Census.reading(text) }
        #expect(error.complaint.contains(cause), "\(error.complaint)")
    }

    @Test(arguments: [
        ("id.bits", "id.color"), ("session-census/1", "session-census/2"),
        ("\"digest\"", "\"hosts\":[],\"digest\""),
    ])
    func `names both versions if another one wrote what this one does not know`(
        old: String,
        new: String
    ) throws {
        let text = census.text.replacing(old, with: new)
        let error = try #require(throws: UnusableReport.self) {
            try Census.reading(text, as: "0.9.0")
        }
        #expect(
            error.complaint
                == "a.json was written by version 1.0.0 of session-conformance, and this is version "
                + "0.9.0, which cannot read it; use the same version for both, or count again with "
                + "this one"
        )
        #expect(try Census.reading(census.text, as: "0.9.0").toolVersion == "1.0.0")
    }

    @Test
    func `keeps what it is a part or a sum of`() throws {
        var numbered = RunRecord.Part(2, of: 3)
        numbered.sources = "0123456789abcdef"
        let range = RunRecord.Part(
            RunRecord.Part.Range(
                source: "fedcba9876543210",
                start: 5,
                end: 9,
                size: nil,
                lines: 0,
                firstLine: nil
            )
        )
        for parts in [[numbered], [range], [numbered, numbered]] {
            var part = census
            part.parts = parts
            part.summands = [1, 2]
            #expect(try Census.reading(part.text) == part)
        }
    }

    @Test
    func `has one type for each value`() throws {
        let value = #"{"counter":"id.type""#
        let lines = census.text.split(separator: "\n").filter { !$0.hasPrefix(value) }
        let error = try #require(throws: UnusableReport.self) {
            try Census.reading(lines.joined(separator: "\n"))
        }
        #expect(error.complaint.contains("a type of 'id' for every value"), "\(error.complaint)")
    }

    @Test
    func `cannot claim more of a state than sessions`() throws {
        var forged = census
        forged.add(.dialect(.lastSeenAt), "unknown", in: 0, count: 3)
        let error = try #require(throws: UnusableReport.self) {
            try Census.reading(forged.text)
        }
        #expect(error.complaint.contains("no more of them than sessions"))
        var missing = census
        missing.sessions.add(1, in: 3)
        #expect(throws: UnusableReport.self) {
            try Census.reading(missing.text)
        }
    }

    @Test
    func `is refused without a trap wherever a byte is changed`() {
        let bytes = Array(census.text.utf8)
        for index in TestEffort.sample(of: bytes.indices, every: 19) {
            var changed = bytes
            changed[index] = changed[index] == 0x39 ? 0x22 : 0x39
            // Some changes are those of a name or a number that any census may have.
            _ = try? CensusReader.census(changed, from: "a", as: "1.0.0")
        }
    }

    @Test
    func `has a schema that is JSON and names each member`() throws {
        let schema = try JSONDocument(parsing: CensusSchema.text)
        let members = try #require(schema.root["properties"]?.members).compactMap(\.key.string)
        let own = try #require(try JSONDocument(parsing: census.text).root.members)
        let some = ["part", "parts", "summands"]
        #expect(members.filter { !some.contains($0) } == own.compactMap(\.key.string))
        #expect(members.filter(some.contains) == some)
    }
}
