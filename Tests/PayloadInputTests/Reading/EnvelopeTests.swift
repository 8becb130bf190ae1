import Arrangements
import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import TestEffort
import Testing

@Suite
struct `The reader of envelopes` {
    private static let session = CheckedText.session()

    @Test(arguments: [
        CheckedText("7", "envelope/unknown  0"),
        CheckedText("{}", "envelope/unknown  0"),
        CheckedText(#" {"error":"RecordNotFound"}"#, "envelope/unknown  1"),
        CheckedText(#"{"session":null}"#, "envelope/shape /session 11"),
        CheckedText(#"{"session":[]}"#, "envelope/shape /session 11"),
        CheckedText(#"{"session":[\#(session)]}"#, "envelope/array-form /session 11"),
        CheckedText(#"{"session":[\#(session),\#(session)]}"#, "envelope/shape /session 11"),
        CheckedText(#"{"sessions":null}"#, "envelope/shape /sessions 12"),
        CheckedText(#"{"sessions":{}}"#, "envelope/shape /sessions 12"),
        CheckedText(#"{"sessions":[1]}"#, "envelope/shape /sessions/0 13"),
        CheckedText("[null,\(session)]", "envelope/shape /0 1"),
        CheckedText(#"{"count":"1","sessions":[]}"#, "envelope/paging /count 9"),
        CheckedText(#"{"count":-1,"sessions":[]}"#, "envelope/paging /count 9"),
        CheckedText(#"{"count":0,"sessions":[\#(session)]}"#, "envelope/paging /count 9"),
        CheckedText(
            #"{"count":2,"next_page":null,"previous_page":null,"sessions":[\#(session)]}"#,
            "envelope/paging /count 9"
        ),
        CheckedText(#"{"meta":[],"sessions":[]}"#, "envelope/paging /meta 8"),
        CheckedText(#"{"meta":{"has_more":1},"sessions":[]}"#, "envelope/paging /meta/has_more 20"),
        CheckedText(
            #"{"meta":{"has_more":true},"sessions":[]}"#,
            "envelope/paging /meta/has_more 20"
        ),
        CheckedText(#"{"links":{"next":1},"sessions":[]}"#, "envelope/paging /links/next 17"),
        CheckedText(#"{"next_page":false,"sessions":[]}"#, "envelope/paging /next_page 13"),
        CheckedText(#"{"sessions":[],"sessions":[]}"#, "json/duplicate-key /sessions 15"),
        CheckedText(
            #"{"sessions":[\#(session),{"id":null}]}"#,
            "contract/absent /sessions/1/authenticated_at 92",
            "contract/absent /sessions/1/last_seen_at 92",
            "contract/absent /sessions/1/url 92",
            "contract/absent /sessions/1/user_id 92",
            "contract/null /sessions/1/id 98"
        ),
        CheckedText(
            #"{"session":\#(CheckedText.session("null"))}"#,
            "contract/null /session/id 17"
        ),
    ])
    func `finds faults around sessions`(text: CheckedText) throws {
        let isEmpty = text.text.contains(#""sessions":[]"#)
        let found = try check(text.text).places.filter { $0 != "input/empty  0" }
        #expect(found == text.findings)
        #expect(try check(text.text).rules.contains(.inputEmpty) == isEmpty)
    }

    /// A file is read in pieces of 256 KiB, and an excerpt of its start first.
    @Test(arguments: [
        "1" + String(repeating: "0", count: 260) + "e-260",
        "1." + String(repeating: "0", count: 260) + "5", "-1" + String(repeating: "0", count: 260),
    ])
    func `judges a long number wherever a piece of its file ends`(number: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        for distance in stride(from: 10, through: 270, by: 60) {
            let start = #"{"sessions":[\#(Self.session)],"x":""#
            let padding = String(repeating: "x", count: (256 << 10) - distance - start.count - 10)
            let text = #"\#(start)\#(padding)","count":\#(number)}"#
            try Data(text.utf8).write(to: file)
            let inMemory = try Judged(text).faults.map(\.rule)
            #expect(try Judged(path: file.path).faults.map(\.rule) == inMemory, "\(distance)")
        }
    }
}

@Suite
struct `An envelope with many other members` {
    private static let session = CheckedText.session("null")

    @Test(arguments: TestEffort.sample(of: [1, 1_001, 1_000, 999, 2], every: 3))
    func `is recognized whatever the number of those members`(count: Int) throws {
        let members = (0..<count).map { #""member-\#($0)":[{"id":null}],"# }.joined()
        let more = (0..<count).map { #","other-\#($0)":{"a":1}"# }.joined()
        for (key, value, pointer) in [
            ("session", Self.session, "/session/id"),
            ("sessions", "[\(Self.session)]", "/sessions/0/id"),
        ] {
            for text in [
                #"{\#(members)"\#(key)":\#(value)}"#, #"{"\#(key)":\#(value)\#(more)}"#,
                #"{\#(members)"\#(key)":\#(value)\#(more)}"#,
                #"{"url":"x","id":"y",\#(members)"\#(key)":\#(value)}"#,
            ] {
                let found = try check(text)
                #expect(found.faults.map(\.pointer.description) == [pointer])
                #expect(found.counts.sessions == 1)
            }
        }
    }

    @Test
    func `has each duplicate key counted`() throws {
        let members = String(repeating: #""a":1,"#, count: 10_000)
        for text in [
            #"{\#(members)"session":\#(Self.session)}"#,
            #"{"session":{\#(members)"id":null},"sessions":[]}"#,
            #"{"x":{\#(members)"b":1},"session":\#(Self.session)}"#,
            #"{"meta":{\#(members)"b":1},"session":\#(Self.session)}"#,
            "{\(members)\(Self.session.dropFirst())",
        ] {
            let found = try Judged(text, Judged.Options(isGrouping: true))
            let duplicates = found.faults.filter { $0.rule == .jsonDuplicateKey }
            #expect(duplicates.map(\.count) == [9_999])
            #expect(found.rules.contains(.contractNull))
        }
    }

    @Test
    func `has many faults collected in few rows`() throws {
        let deep =
            String(repeating: #"{"a":1,"a":"#, count: 400) + "1"
            + String(repeating: "}", count: 400)
        let wide = (0..<5_000).map { #"{"k\#($0)":1,"k\#($0)":2}"# }.joined(separator: ",")
        for value in [deep, "[\(wide)]", "{\"x\":[\(wide)]}"] {
            for text in [
                #"{"x":\#(value),"session":\#(Self.session)}"#,
                #"{"x":\#(value),\#(Self.session.dropFirst())"#,
                #"[{"x":\#(value),\#(Self.session.dropFirst())]"#,
            ] {
                var options = Judged.Options(isGrouping: true)
                options.rowLimit = 1_000_000
                let found = try Judged(text, options)
                let duplicates = found.faults.filter { $0.rule == .jsonDuplicateKey }
                #expect(duplicates.count <= Ledger.openRowLimit)
                let count = duplicates.reduce(0) { $0 + $1.count }
                #expect(count == (value == deep ? 400 : 5_000))
                #expect(found.rules.contains(.contractNull))
            }
        }
    }

    @Test
    func `never has a very long key reported in full`() throws {
        let key = String(repeating: "k", count: 20_000)
        let members = String(repeating: #""a":1,"#, count: 200)
        for text in [
            #"{"\#(key)":{\#(members)"b":1},"session":\#(Self.session)}"#,
            #"{"\#(key)":{\#(members)"b":1},\#(Self.session.dropFirst())"#,
            #"{"\#(key)":1,"\#(key)":2,"session":\#(Self.session)}"#,
        ] {
            let found = try check(text)
            #expect(found.rules.contains(.jsonDuplicateKey))
            for fault in found.faults { #expect(fault.pointer.description.utf8.count < 300) }
        }
    }

    @Test
    func `may contain many elements that are not sessions`() throws {
        for element in ["[]", "1", "null", "\"x\"", "[[{}]]"] {
            let list = Array(repeating: element, count: 5_000).joined(separator: ",")
            for text in [#"{"sessions":[\#(list)]}"#, #"{"session":[\#(list)]}"#, "[\(list)]"] {
                let found = try Judged(text, Judged.Options(isGrouping: true))
                let shapes = found.faults.filter { $0.pointer.description.hasSuffix("/0") }
                #expect(shapes.map(\.count) == [5_000])
                #expect(shapes.map(\.rule) == [.envelopeShape])
            }
        }
    }

    @Test
    func `has only the faulty value shown`() throws {
        let list = #"[{"id":1},{"id":2},{"id":3}]"#
        let found = try check(#"{"session":\#(list)}"#)
        let fault = try #require(found.faults.first { $0.rule == .envelopeShape })
        #expect(fault.kind == "array")
        #expect(fault.excerpt == list)
        #expect(fault.count == 1)
        for value in ["null", "5", "true", "\"x\""] {
            let unknown = try #require(try check(value).faults.first)
            #expect(unknown.rule == .envelopeUnknown)
            #expect(unknown.excerpt == value)
        }
    }
}

@Suite
struct `A session with much content` {
    @Test(arguments: ["[", #"{"a":"#])
    func `may be nested as deeply as any text, in every place`(opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        for (before, after, around) in [
            ("", "", 1), ("[", "]", 2), (#"{"session":"#, "}", 2), (#"{"sessions":["#, "]}", 3),
        ] {
            for depth in 505...515 {
                let value =
                    String(repeating: opening, count: depth) + "1"
                    + String(repeating: closing, count: depth)
                let text = #"\#(before){"id":1,"x":\#(value)}\#(after)"#
                let found = try check(text)
                let isTooDeep = depth + around > 512
                #expect(found.rules.contains(.jsonDepth) == isTooDeep, "\(before) \(depth)")
                #expect(found.rules.contains(.contractUndeclared) != isTooDeep)
            }
        }
    }

    @Test
    func `may have very many distinct keys`() throws {
        let members = (0..<100_000).map { #""\#(PlainKey.key($0))":1"# }.joined(separator: ",")
        let found = try Judged(#"{"id":null,\#(members)}"#, Judged.Options(isGrouping: true))
        let undeclared = found.faults.filter { $0.rule == .contractUndeclared }
        #expect(undeclared.map(\.count) == [100_000])
        #expect(found.rules.first == .contractNull)
    }

    @Test(arguments: [
        "-9223372036854775809", "9223372036854775808", "-1e19", "1e400", "-1e400",
        "123456789012345678901234567890",
    ])
    func `may have integers beyond 64 bits on either side`(number: String) throws {
        let found = try check(CheckedText.session(number))
        #expect(found.rules == [.contractRange])
        #expect(found.faults.first?.kind == "out-of-range")
        #expect(found.faults.first?.excerpt == number)
    }
}
