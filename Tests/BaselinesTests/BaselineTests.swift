import Baselines
import JSONFiles
import SessionContract
import StrictJSON
import Testing

@Suite
struct `A baseline` {
    static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    static func entry(
        _ rule: Rule = .contractNull,
        _ pointer: String = "/id",
        source: String? = nil,
        expires: String? = nil
    ) throws -> BaselineEntry {
        BaselineEntry(
            Finding.Group(rule: rule, pointerShape: pointer, observedKind: "null"),
            source: source,
            reason: "The old API sends it.",
            since: try day("2026-01-02"),
            expires: try expires.map(day)
        )
    }

    private func read(_ text: String) -> BaselineReader {
        BaselineReader(TextFile(path: "baseline.json", bytes: Array(text.utf8)))
    }

    @Test
    func `is read as it was written, in order`() throws {
        var full = try Self.entry(.contractType, "", source: "a\"b.json", expires: "2026-12-31")
        full.issue = "https://example.com/1"
        full.most = 7
        let baseline = Baseline([full, try Self.entry()])
        let text = baseline.text
        let reader = read(text)
        #expect(reader.mistakes.isEmpty)
        var expected = baseline.sorted
        #expect(expected.entries.map(\.rule) == ["contract/null", "contract/type"])
        for index in expected.entries.indices {
            expected.entries[index].position = reader.baseline.entries[index].position
        }
        #expect(reader.baseline == expected)
        #expect(reader.baseline.entries.map(\.position.line) == [2, 3])
        #expect(reader.baseline.text == text)
        #expect(read(Baseline().text).baseline == Baseline())
    }

    @Test
    func `has the text of its format`() throws {
        #expect(
            Baseline([try Self.entry(expires: "2026-12-31")]).text == """
                {"format":"session-baseline/1","entries":[
                {"id":"\(try Self.entry().id)","rule":"contract/null","pointer":"/id",\
                "observed":"null","reason":"The old API sends it.","since":"2026-01-02",\
                "expires":"2026-12-31"},
                null]}

                """
        )
        #expect(Baseline().text == #"{"format":"session-baseline/1","entries":["# + "\nnull]}\n")
        #expect(read(#"{"format":"session-baseline/1","entries":[]}"#).mistakes.isEmpty)
    }

    private static let line =
        #"{"id":"ID","rule":"contract/null","pointer":"/id","observed":"null","reason":"x","since":"2026-01-02"}"#

    @Test(arguments: [
        (#""since""#, #""sinc""#, "2:96", "unknown key 'sinc' in an entry"),
        (#""reason":"x","#, "", "2:1", "an entry lacks the key 'reason'"),
        (#""reason":"x""#, #""reason":"""#, "2:92", "'reason' is empty"),
        (#""reason":"x""#, #""reason":" ""#, "2:92", "'reason' is blank"),
        ("contract/null", "contract/nul", "2:33", "invalid value 'contract/nul' in 'rule'"),
        ("2026-01-02", "2026-02-30", "2:104", "invalid value '2026-02-30' in 'since'"),
        (
            #""/id""#, #""/user_id""#, "2:7",
            "this is not the id of contract/null at /user_id (null)"
        ),
        (
            #""2026-01-02"}"#, #""2026-01-02","expires":"2026-01-01"}"#, "2:127",
            "'expires' is before 'since'"
        ),
        (
            #""2026-01-02"}"#, #""2026-01-02","most":0}"#, "2:124",
            "'most' is not a positive integer"
        ),
        (#""pointer":"/id""#, #""pointer":7"#, "2:59", "'pointer' is a number, not a string"),
    ])
    func `names the place of a mistake`(
        part: String,
        replacement: String,
        place: String,
        message: String
    ) throws {
        let line = Self.line.replacing("ID", with: try Self.entry().id)
        let wrong = line.replacing(part, with: replacement)
        #expect(wrong != line)
        for (text, count) in [(line, 0), (wrong, 1)] {
            let reader = read(#"{"format":"session-baseline/1","entries":["# + "\n\(text)]}")
            #expect(reader.mistakes.count == (count == 0 ? 0 : reader.mistakes.count))
            #expect(reader.baseline.entries.count == 1 - count)
            guard count > 0 else { continue }
            let found = try #require(reader.mistakes.first { $0.message == message })
            #expect("\(found.position.line):\(found.position.column)" == place)
        }
    }

    @Test
    func `keeps one of two entries for a row`() throws {
        let line = Self.line.replacing("ID", with: try Self.entry().id)
        let other = line.replacing(#""reason":"x""#, with: #""reason":"y""#)
        let start = #"{"format":"session-baseline/1","entries":["# + "\n"
        let reader = read(start + "\(line),\n\(other)]}")
        #expect(reader.baseline.entries.count == 1)
        #expect(reader.mistakes.map(\.rule) == [.duplicate])
        #expect(reader.mistakes.first?.message.hasPrefix("line 2 has an entry") == true)
        let same = read(start + "\(line),\n\(line),\nnull]}")
        #expect(same.mistakes.isEmpty)
        #expect(same.baseline.entries.count == 1)
    }

    @Test
    func `is not from the future`() throws {
        let file = TextFile(path: "a", bytes: Array(Baseline([try Self.entry()]).text.utf8))
        let days = [("2026-01-01", 1), ("2026-01-02", 0), ("2026-01-03", 0)]
        for (day, count) in days {
            let reader = BaselineReader(file, notAfter: try Self.day(day))
            #expect(reader.mistakes.count == count)
            #expect(reader.mistakes.allSatisfy { $0.message == "'since' is in the future" })
        }
        #expect(BaselineReader(file).mistakes.isEmpty)
    }

    @Test(arguments: ["<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"])
    func `names a conflict that git could not merge`(marker: String) throws {
        let line = Self.line.replacing("ID", with: try Self.entry().id)
        let reader = read("{\"format\":\"session-baseline/1\",\"entries\":[\n\(line),\n\(marker)]}")
        #expect(reader.mistakes.map(\.message) == ["there is a conflict that git could not merge"])
        #expect(reader.mistakes.first?.position.line == 3)
    }

    @Test(arguments: [
        ("", "this file is empty"), ("[]", "a baseline is an array, not an object"),
        (#"{"format":"session-baseline/2","entries":[]}"#, "unknown format 'session-baseline/2'"),
        (#"{"format":"session-baseline/1","entries":{}}"#, "'entries' is an object, not an array"),
        (#"{"format":"session-baseline/1"}"#, "a baseline lacks the key 'entries'"),
    ])
    func `is not read from anything else`(text: String, message: String) {
        #expect(read(text).mistakes.map(\.message) == [message])
    }

    @Test
    func `knows the place of each entry`() throws {
        var entries: [BaselineEntry] = []
        for number in 0..<50 {
            var entry = try Self.entry(.contractNull, "/\(number)")
            entry.reason = "ünïcödé 🚀"
            entries.append(entry)
        }
        let texts = [
            Baseline(entries).text, "\u{FEFF}" + Baseline(entries).text,
            Baseline(entries).text.replacing("\n", with: " "),
            Baseline(entries).text.replacing("\n", with: "\r\n"),
        ]
        for text in texts {
            let file = TextFile(path: "x", bytes: Array(text.utf8))
            let read = BaselineReader(file)
            #expect(read.baseline.entries.count == 50)
            for entry in read.baseline.entries {
                #expect(entry.position == file.position(of: entry.position.offset))
                #expect(file.bytes[entry.position.offset] == UInt8(ascii: "{"))
            }
        }
    }

    @Test
    func `accepts a row until its last day`() throws {
        let baseline = Baseline([
            try Self.entry(expires: "2026-03-01"), try Self.entry(.contractType, "/url"),
        ])
        let rows = baseline.acceptedRows(on: try Self.day("2026-03-01"))
        #expect(rows.count == 2)
        let explanation = "The old API sends it. (accepted since 2026-01-02, until 2026-03-01)"
        #expect(rows[baseline.entries[0].id]?.explanation == explanation)
        let later = baseline.acceptedRows(on: try Self.day("2026-03-02"))
        #expect(Set(later.keys) == [baseline.entries[1].id])
    }
}
