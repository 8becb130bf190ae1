import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// The scanner makes checking fast and must never change what is found.
///
/// These tests check lines with it and, as an oracle, one by one with the judge alone.
@Suite
struct `The scanner of ordinary sessions` {
    /// What was found, row by row.
    private struct Outcome: Equatable {
        var rows: [String]
        var totals: [Severity: Int]
        var sessions: Int

        init(_ tally: FindingTally, sessions: Int) {
            rows = tally.rows.map { row in
                let position = row.finding.position
                return "\(row.count) \(row.severity) \(row.finding.rule.id) \(row.finding.pointer) "
                    + "\(row.finding.observed) \(position?.offset ?? -1) \(position?.line ?? -1) "
                    + "\(position?.column ?? -1)"
            }
            totals = tally.totals
            self.sessions = sessions
        }
    }

    private static let judge = SessionJudge(now: 1_800_000_000)

    /// Each line read as a document and judged by itself, without a scanner.
    private static func oracle(_ lines: [[UInt8]]) -> Outcome {
        var tally = FindingTally(rowLimit: 10_000)
        var sessions = 0
        var origin = TextPosition()
        for line in lines {
            let bytes = unsafe line.span.bytes
            if bytes.endOfWhitespace(from: 0) < line.count {
                for finding in findings(in: bytes, at: origin, counting: &sessions) {
                    tally.add(finding)
                }
            }
            origin = TextPosition(
                offset: origin.offset + line.count + 1,
                line: origin.line + 1,
                column: 1
            )
        }
        return Outcome(tally, sessions: sessions)
    }

    private static func findings(
        in line: RawSpan,
        at origin: TextPosition,
        counting sessions: inout Int
    ) -> [Finding] {
        func located(_ finding: Finding, _ offset: Int) -> Finding {
            var finding = finding
            var position = origin
            position.advance(over: 0..<offset, of: line)
            finding.position = position
            return finding
        }
        do {
            let document = try JSONDocument(parsing: line)
            guard let members = document.root.members, EnvelopeKind(members) == .session else {
                let start = document.root.range.lowerBound
                return [located(.unknownEnvelope(document.root, text: line), start)]
            }
            sessions += 1
            return judge.findings(in: document.root, of: line, origin: origin)
        } catch {
            let end = min(error.offset + 40, line.byteCount)
            let excerpt = String(
                decoding: line.bytes(in: min(error.offset, end)..<end),
                as: UTF8.self
            )
            return [
                located(.syntax(error, excerpt: excerpt.isEmpty ? nil : excerpt), error.offset)
            ]
        }
    }

    private static func checked(_ lines: [[UInt8]]) throws -> Outcome {
        let text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
        var checker = PayloadChecker(judge: judge, tally: FindingTally(rowLimit: 10_000))
        try checker.check(text, name: "", format: .ndjson)
        checker.finish()
        return Outcome(checker.tally, sessions: checker.counts.sessions)
    }

    // MARK: Lines

    private static let spellings: [DeclaredField: [String]] = [
        .id: [
            "3432", "0", "-7", "007", "12345678901234567890", "9223372036854775807", "1.0", "1e2",
            "null", "\"1\"", "999999999999999999", "-", "3432 ", " 3432",
        ],
        .userID: ["12345", "null", "0", "-12", "1.5", "true", "\"\"", "[]"],
        .authenticatedAt: [
            "null", "\"2014-11-18T17:24:29Z\"", "\"2014-11-18T17:24:29z\"", "\"\"", "0",
            "\"2014-11-31T17:24:29Z\"", "\"2999-11-18T17:24:29Z\"", "\"2014-11-18T17:24:29Z",
        ],
        .lastSeenAt: [
            "null", "\"2014-11-18T17:30:52Z\"", "\"2014-11-18T17:24:28Z\"",
            "\"2014-11-18T17:30:52+00:00\"", "{}",
        ],
        .url: [
            "null", "\"https://company.zendesk.com/api/v2/users/12345/sessions/3432.json\"",
            "\"https://company.zendesk.com/api/v2/users/12345/sessions/3432\"",
            "\"https://company.zendesk.com/api/v2/users/12345/sessions/3433.json\"",
            "\"https://company.zendesk.com/api/v2/users/12/sessions/3432.json\"",
            "\"https://company.zendesk.com/api/v2/users/12345/sessions/03432.json\"",
            "\"https://other.example.com/users/12345/sessions/3432.jsonx\"",
            "\"http://a\"", "\"https:\\/\\/a.example.com\"", "\"\\ud800\"", "\"https://é\"", "1",
        ],
    ]

    private static let others = [
        #""x":1"#, #""x":"a""#, #""x":null"#, #""y":[1,{"a":2}]"#, #""y":{"a":1,"a":2}"#,
        #""z":"\ud800""#, #""userId":1"#, #""k\u0065y":1"#, #""é":true"#, #""x":1.5e3"#,
        #""x":tru"#,
        #""":0"#, #""a/b~c":false"#,
    ]

    private static func line(_ random: inout SplitMix64) -> [UInt8] {
        var members = DeclaredField.allCases.compactMap { field -> String? in
            guard let spellings = spellings[field], random.below(12) > 0 else { return nil }
            // Most values are the first or second, so that most sessions are ordinary.
            let choice = random.below(4) > 0 ? random.below(2) : random.below(spellings.count)
            return "\"\(field.key)\":\(spellings[choice])"
        }
        while random.below(3) == 0 { members.append(others[random.below(others.count)]) }
        if random.below(10) == 0, let again = members.first { members.append(again) }
        if random.below(4) == 0 { members.sort { _, _ in random.below(2) == 0 } }
        let separator = random.below(6) == 0 ? " , " : ","
        var line = Array("{\(members.joined(separator: separator))}".utf8)
        switch random.below(12) {
        case 0: line[random.below(line.count)] = UInt8(truncatingIfNeeded: random.next())
        case 1: line.remove(at: random.below(line.count))
        case 2: line.append(UInt8(ascii: "\r"))
        case 3: line.insert(UInt8(ascii: " "), at: random.below(line.count))
        default: break
        }
        return line.filter { $0 != UInt8(ascii: "\n") }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `finds what the judge finds, line by line`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lines = (0..<400).map { _ in Self.line(&random) }
        let checked = try Self.checked(lines)
        let oracle = Self.oracle(lines)
        #expect(checked.sessions == oracle.sessions)
        #expect(checked.totals == oracle.totals)
        #expect(checked.rows == oracle.rows)
    }

    @Test
    func `is what most lines take`() {
        // A scanner that recognised nothing would pass every other test here.
        let line =
            #"{"authenticated_at":"2014-11-18T17:24:29Z","id":3432,"#
            + #""last_seen_at":null,"url":"https://a.example/users/1/sessions/3432.json","#
            + #""user_id":1}"# + "\n"
        let text = Array(String(repeating: line, count: 3).utf8)
        var scanner = SessionScanner(judge: Self.judge)
        let bytes = unsafe text.span.bytes
        #expect(scanner.endOfOrdinarySession(in: bytes, at: 0) == line.utf8.count - 1)
        #expect(scanner.endOfOrdinarySession(in: bytes, at: 0, asLine: true) == line.utf8.count)
        #expect(
            scanner.endOfOrdinarySession(in: bytes, at: line.utf8.count, asLine: true)
                == 2 * line.utf8.count
        )
    }
}

/// A small generator of numbers that are the same on every run.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
