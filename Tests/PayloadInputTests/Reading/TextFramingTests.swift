import Arrangements
import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// Sources with several texts, however they are separated.
@Suite
struct `The reader of several texts` {
    private static let good = CheckedText.session()
    private static let bad = CheckedText.session("null")

    @Test(arguments: [
        "\(good)\(bad)", "\(good) \(bad)",
        "{\n\(good.dropFirst())\n\(bad)", "{\n\(good.dropFirst())\(bad)",
        "\(good)\n\(good) \(bad)\n\(good)", "{\n\(good.dropFirst())\n\u{1E}\(bad)",
        "[\n\(good)]\n[\n\(bad)\n]",
    ])
    func `judges each and notes that there is not one per line`(text: String) throws {
        let found = try check(text)
        #expect(found.rules == [.contractNull, .inputFraming])
        #expect(found.faults.last?.kind == "concatenated")
        #expect(found.counts.payloads == found.counts.sessions)
    }

    @Test
    func `reports the framing in one row, however many texts there are`() throws {
        let text = "{\n" + String(repeating: "\(Self.good.dropFirst())\n{", count: 20) + "}"
        let found = try Judged(text, Judged.Options(isGrouping: true))
        let framing = found.faults.filter { $0.rule == .inputFraming }
        #expect(framing.map(\.count) == [20])
        #expect(framing.map(\.position.line) == [3])
    }

    @Test(arguments: [
        #"{"id":1,"url":"htt"#, #"{"i"#, #"{"sessions":[{"id":"1"#, #"{"meta":{"x":"y"#,
    ])
    func `takes a source for lines if the first is cut inside a string`(line: String) throws {
        // A first text that continues past a line feed makes the source texts, but a string cannot.
        let found = try check("\(line)\n \(Self.bad)\n\(Self.good)\n")
        #expect(found.rules.filter { $0 != .contractAbsent } == [.jsonSyntax, .contractNull])
        #expect(found.counts.payloads == 3)
    }

    @Test(arguments: [",", " ,", ",  ", ",\r", " ,\t\r"])
    func `reports a comma at the end of a line as framing`(comma: String) throws {
        for (text, sessions) in [
            ("\(Self.good)\(comma)\n\(Self.bad)\(comma)\n\(Self.good)", 3),
            ("\(Self.bad)\(comma)\n\(Self.good)\(comma)", 2),
        ] {
            let found = try check(text)
            let framing = found.faults.filter { $0.rule == .inputFraming }
            #expect(found.rules == [.contractNull, .inputFraming, .inputFraming])
            #expect(framing.map(\.kind) == ["trailing-comma", "trailing-comma"])
            #expect(found.counts.sessions == sessions)
        }
    }

    @Test(arguments: [",,", ",1", ", ,", "]", "}", "1", "x", "null", "\"x\"", ":"])
    func `reports anything else after a text as a fault that costs the line`(rest: String) throws {
        let found = try check("\(Self.good)\(rest)\(Self.bad)\n\(Self.bad)")
        #expect(found.rules == [.jsonSyntax, .contractNull])
        #expect(found.faults.map(\.position.line) == [1, 2])
        #expect(found.counts.sessions == 2)
    }

    @Test(arguments: ["{\"id\":1,}", "{", "x", "{\"id\":1}]", "{\"id\":\"", "[1", "{\"id\" 1}"])
    func `continues after a broken line, even the first`(line: String) throws {
        for (text, faults, sessions) in [
            ("\(line)\n\(Self.bad)\n\(line)\n\(Self.bad)", 2, 2),
            ("\(Self.good)\n\(line)\n\(Self.bad)", 1, 1), ("\n \n\(line)\r\n\(Self.bad)\n", 1, 1),
            ("\(Self.bad)\n\(line)", 1, 1),
        ] {
            for format in [PayloadReader.Format.auto, .ndjson]
            where format == .ndjson || line.count > 2 {
                let found = try check(text, format: format)
                #expect(found.rules.count { $0 == .jsonSyntax } == faults, "\(text)")
                #expect(found.rules.count { $0 == .contractNull } == sessions, "\(text)")
            }
        }
    }

    @Test
    func `lets the first text decide whether line feeds end texts`() throws {
        // The first text ends on its line, so the text over two lines is two broken lines.
        let lines = try check("\(Self.good)\n{\n\(Self.bad.dropFirst())\n\(Self.bad)")
        #expect(lines.rules.count { $0 == .jsonSyntax } == 2)
        #expect(lines.rules.count { $0 == .contractNull } == 1)
        // The first text continues past its line, so the same is one valid text.
        let texts = try check(
            "{\n\(Self.good.dropFirst())\n{\n\(Self.bad.dropFirst())\n\(Self.bad)"
        )
        #expect(texts.rules.count { $0 == .jsonSyntax } == 0)
        #expect(texts.rules.count { $0 == .contractNull } == 2)
    }

    @Test
    func `resumes after a fault at the next line that starts a text`() throws {
        let broken = "{\n\"x\":\n[1,\n{},\n[],\n{} !\n}\n"
        let found = try check("\(broken)  \(Self.good)\n\(Self.bad)\n\(broken)[\n\(Self.bad)]")
        #expect(found.rules.count { $0 == .jsonSyntax } == 2)
        #expect(
            found.faults.filter { $0.rule == .jsonSyntax }.map(\.position.line) == [6, 15]
        )
        #expect(
            found.faults.filter { $0.rule == .contractNull }.map(\.position.line) == [9, 18]
        )
        #expect(found.rules.count { $0 == .inputFraming } == 3)
    }

    @Test
    func `judges the session after a byte order mark on any line`() throws {
        let mark = "\u{FEFF}"
        let text =
            "\(mark)\(Self.bad)\n\(mark)\(Self.bad)\n\(Self.good)\n\(mark)\(Self.bad)\n\(mark)\n"
        for format in [PayloadReader.Format.auto, .ndjson] {
            let found = try check(text, format: format)
            let marks = found.faults.filter { $0.rule == .jsonByteOrderMark }
            let nulls = found.faults.filter { $0.rule == .contractNull }
            #expect(marks.map(\.position.line) == [1, 2, 4, 5])
            #expect(marks.map(\.position.column) == [1, 1, 1, 1])
            #expect(nulls.map(\.position.line) == [1, 2, 4])
            #expect(nulls.map(\.position.column) == [8, 8, 8])
            #expect(found.rules.count == 7)
        }
    }

    @Test
    func `judges a text over several lines after a byte order mark`() throws {
        let bad = "{\n\(Self.bad.dropFirst())"
        let found = try check("\u{FEFF}\(bad)\n\u{FEFF}\(bad)")
        #expect(found.rules.count { $0 == .jsonByteOrderMark } == 2)
        #expect(found.rules.count { $0 == .contractNull } == 2)
        #expect(!found.rules.contains(.jsonSyntax))
    }

    @Test
    func `ends numbers, words and strings at a line feed`() throws {
        for line in ["{\"id\":12", "[tru", "nul", "-", "{\"id\":1,\"url\":\"", "{\"i"] {
            let found = try Judged("\(line)\n\(Self.bad)", Judged.Options(.ndjson))
            #expect(found.rules.first { $0 == .jsonSyntax } == .jsonSyntax, "\(line)")
            #expect(found.faults.contains { $0.rule == .contractNull }, "\(line)")
            #expect(found.faults.allSatisfy { $0.position.line == 2 || $0.rule == .jsonSyntax })
        }
    }
}
