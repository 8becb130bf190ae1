import Arrangements
import PayloadInput
import SessionContract
import Testing

@Suite
struct `A report of this program` {
    @Test(arguments: [
        #"{"format":"session-report/1","tool":1}"#, "{\n \"format\": \"session-report/2\"}",
        #"{"event":"start","format":"session-report/1"}"#,
    ])
    func `is known from its start`(text: String) {
        let bytes = Array(text.utf8)
        #expect(OwnReport.isReport(bytes) == true)
        for count in 1..<24 { #expect(OwnReport.isReport(Array(bytes.prefix(count))) == nil) }
    }

    @Test
    func `is an empty array only with white space that no other program writes`() {
        let empty = Array("[\n \n  \n]\n".utf8)
        #expect(OwnReport.isReport(empty) == true)
        for count in 1..<empty.count {
            #expect(OwnReport.isReport(Array(empty.prefix(count))) == nil)
        }
        for text in ["[]", "[]\n", "[ ]\n", "[\n]", "[\n\n]\n", "[\n \n \n]\n", "[\n \n  \n1]\n"] {
            #expect(OwnReport.isReport(Array(text.utf8)) != true)
        }
    }

    @Test
    func `is distinguished from payloads by few bytes`() {
        for text in [
            "", "[{}", "[1]", " {", "{\"id\"", "{\"event\":\"stop\"", "{\"format\":\"har\"",
        ] {
            #expect(OwnReport.isReport(Array(text.utf8)) == false)
        }
        // White space may be endless.
        let blank = "{" + String(repeating: " ", count: OwnReport.length)
        #expect(OwnReport.isReport(Array(blank.utf8)) == false)
    }

    @Test
    func `is skipped and counted, also if it is compressed`() throws {
        let folder = try TestFolder()
        let report = Array("{\"format\":\"session-report/1\"}".utf8)
        for bytes in [report, Gzip.member(report)] {
            let path = try folder.write(bytes, to: "a")
            let judged = try Judged(Judged.Options()) { reader, ledger throws(InputFailure) in
                #expect(try reader.read(path: path, into: &ledger) == .skipped(.ownReport))
            }
            #expect(judged.faults.isEmpty)
            #expect(judged.counts.answers == 1)
            #expect(judged.counts.skipped[.ownReport] == 1)
        }
    }

    @Test
    func `is skipped if it arrives in pieces`() throws {
        let pieces = "{\"format\":\"session-report/1\",\"x\":2}".utf8.map { [$0] }
        #expect(try Judged(pieces: pieces).counts.skipped[.ownReport] == 1)
        let other = "{\"format\":\"session-repo\",\"x\":2}".utf8.map { [$0] }
        #expect(try Judged(pieces: other).counts.payloads == 1)
    }
}
