import Arrangements
import PayloadInput
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
import Testing

@Suite
struct `A ledger` {
    private static func lines(_ texts: [String]) -> String { texts.joined(separator: "\n") }

    private static func options(
        rowLimit: Int = 100,
        isGrouping: Bool = true,
        severities: [Rule: Severity?] = [:]
    ) -> Judged.Options {
        var options = Judged.Options(.ndjson, isGrouping: isGrouping)
        options.rowLimit = rowLimit
        options.severities = severities
        return options
    }

    @Test
    func `has one row for the same fault in many sessions, with the first place`() throws {
        let session = JudgedSession.session(id: "null", url: "null")
        let good = JudgedSession.session()
        let found = try Judged(Self.lines([good, session, session]), Self.options())
        #expect(
            found.faults.map(\.description) == ["2 x contract/null (null) payload /id 188:2:7 -"]
        )
        #expect(found.totals == [.error: 2])
        #expect(found.rowCount == 1)
    }

    @Test
    func `joins equal faults at the same place of a session`() throws {
        let text = #"{"id":1,"x":{"a":1,"a":2,"a":3},"x":1,"x":2}"#
        let found = try Judged(text, Self.options(isGrouping: false))
        let duplicates = found.faults.filter { $0.rule == .jsonDuplicateKey }
        #expect(duplicates.map(\.count) == [2, 2])
        #expect(duplicates.map(\.pointer.description) == ["/x/a", "/x"])
        #expect(found.rowCount == found.faults.count)
    }

    @Test(arguments: [true, false])
    func `lists rows by severity, then by place`(isGrouping: Bool) throws {
        let texts = [#"{"id":1,"x":1}"#, #"{"id":1,"url":"x"}"#, #"{"id":null}"#, "{"]
        let found = try Judged(Self.lines(texts), Self.options(isGrouping: isGrouping))
        let rules = found.faults.map(\.rule)
        #expect(rules.prefix(3) == [.contractNull, .jsonSyntax, .linkForm])
        #expect(rules.dropFirst(3).allSatisfy { $0.defaultSeverity == .note })
        let notes = found.faults.dropFirst(3).map(\.position.offset)
        #expect(notes == notes.sorted())
    }

    @Test(
        arguments: TestEffort.sample(
            of: [#"{"id":null}"#, #"{"user_id":1}"#, #"{"id":"1"}"#, "{}", "{", "[7]"],
            every: 4
        )
    )
    func `lists an error that comes after a thousand notes`(error: String) throws {
        let notes = Array(repeating: #"{"id":1,"x":1}"#, count: 1_001)
        for texts in [notes + [error], notes + [error, error]] {
            let found = try Judged(Self.lines(texts), Self.options(isGrouping: false))
            let errors = found.faults.filter { $0.rule.defaultSeverity == .error }
            #expect(errors.count == texts.count - 1_001, "\(error)")
            #expect(found.faults.count == 100)
            #expect(found.totals[.error] == texts.count - 1_001)
        }
    }

    @Test
    func `lists missing ids even if notes about absent members are off`() throws {
        let texts = Array(repeating: #"{"user_id":1}"#, count: 3)
        let off: [Rule: Severity?] = [.contractAbsent: nil]
        let options = Self.options(isGrouping: false, severities: off)
        let found = try Judged(Self.lines(texts), options)
        #expect(
            found.places == [
                "contract/missing /id 0", "contract/missing /id 14", "contract/missing /id 28",
            ]
        )
        #expect(found.unlistedCount == 0)
    }

    @Test(arguments: [0, 1, 5, 100, 100_000])
    func `has the same totals whatever it lists`(rowLimit: Int) throws {
        let texts = (0..<40).map { index in
            #"{"id":\#(index % 7 == 0 ? "null" : "1"),"x\#(index)":[],"url":"\#(index)"}"#
        }
        for isGrouping in [true, false] {
            let options = Self.options(rowLimit: rowLimit, isGrouping: isGrouping)
            let found = try Judged(Self.lines(texts), options)
            #expect(found.totals == [.error: 6, .warning: 40, .note: 160])
            let listed = found.faults.reduce(0) { $0 + $1.count }
            #expect(found.faults.count <= rowLimit)
            #expect(listed + found.unlistedCount == 206)
            #expect(found.rowCount == (isGrouping ? 45 : 206))
        }
    }

    @Test
    func `does not count a rule that is off`() throws {
        let off: [Rule: Severity?] = [.contractNull: nil, .contractAbsent: .error]
        let text = #"{"id":null,"url":null,"user_id":null,"last_seen_at":null}"#
        let found = try Judged(text, Self.options(severities: off))
        #expect(found.totals == [.error: 1])
        #expect(found.rules == [.contractAbsent])
    }

    @Test
    func `reports a text as unjudged if the rule for its syntax is off`() throws {
        let off: [Rule: Severity?] = [.jsonSyntax: nil]
        for isGrouping in [true, false] {
            let options = Self.options(isGrouping: isGrouping, severities: off)
            let found = try Judged(#"{"sessions":[{"id":1},{"id":nu"#, options)
            #expect(found.totals[.inconclusive] == 1)
            #expect(found.rules.contains(.inputUnjudged), "\(isGrouping)")
        }
    }

    @Test
    func `has one row for texts that are unjudged because of different syntax errors`() throws {
        let off: [Rule: Severity?] = [.jsonSyntax: nil, .jsonDepth: nil]
        let texts = ["{\"id\" 1}", String(repeating: "[", count: 600), "{\"id\":1,}", "{\"id\" 2}"]
        let found = try Judged(Self.lines(texts), Self.options(severities: off))
        #expect(found.faults.map(\.count) == [4])
        #expect(found.faults.first?.position.line == 1)
        #expect(found.rowCount == 1)
    }
}

/// Payloads with ever new keys must not create ever more rows.
@Suite
struct `A ledger of too many different keys` {
    private static let limit = Ledger.openRowLimit

    private static func lines(_ count: Int, value: String = "1") -> [String] {
        (0..<count).map { #"{"id":1,"\#(PlainKey.key($0))":\#(value)}"# }
    }

    private static func undeclared(_ texts: [String], isGrouping: Bool = true) throws -> Judged {
        var options = Judged.Options(.ndjson, isGrouping: isGrouping)
        options.severities = [.contractAbsent: nil]
        return try Judged(texts.joined(separator: "\n"), options)
    }

    @Test
    func `keeps a row for each up to its limit`() throws {
        let found = try Self.undeclared(Self.lines(Self.limit))
        #expect(found.rowCount == Self.limit)
        #expect(found.faults.allSatisfy { $0.count == 1 })
    }

    @Test
    func `joins all rows beyond its limit into one per place and type`() throws {
        let texts =
            Self.lines(Self.limit + 1) + [#"{"id":1,"a":[],"b":[]}"#]
            + [#"{"session":{"id":1,"a":1,"b":1}}"#]
        let found = try Self.undeclared(texts)
        #expect(found.totals == [.note: Self.limit + 5])
        #expect(found.faults.map(\.count) == [Self.limit + 1, 2, 2])
        #expect(found.faults.map(\.pointer.description) == ["/key-a", "/a", "/session/a"])
    }

    @Test
    func `counts each of many keys in one session`() throws {
        for count in [Self.limit - 1, Self.limit, Self.limit + 1, 2 * Self.limit] {
            let members = (0..<count).map { #""\#(PlainKey.key($0))":1"# }.joined(separator: ",")
            let found = try Self.undeclared([#"{"id":1,\#(members)}"#])
            #expect(found.totals == [.note: count], "\(count)")
            #expect(found.rowCount == (count <= Self.limit ? count : 1), "\(count)")
        }
    }

    @Test
    func `counts each of many keys in several sessions`() throws {
        // Some rows are known, some are new, and the limit is exceeded within one session.
        let halves = [0..<3_000, 1_000..<6_000, 5_900..<6_100].map { range in
            let members = range.map { #""\#(PlainKey.key($0))":\#($0 % 2 == 0 ? "1" : "[]")"# }
            return #"{"id":1,\#(members.joined(separator: ","))}"#
        }
        for isGrouping in [true, false] {
            let found = try Self.undeclared(halves, isGrouping: isGrouping)
            #expect(found.totals == [.note: 8_200])
            #expect(found.faults.reduce(0) { $0 + $1.count } == 8_200)
            #expect(!isGrouping || found.faults.map(\.count) == [4_100, 4_100])
        }
    }
}
