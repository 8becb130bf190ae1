import Arrangements
import SessionModel
import TestEffort
import Testing

/// Returns the findings in a session with these additional members, as rule, pointer and offset.
private func findings(in members: String) -> [String] {
    let session = JudgedSession.session().dropLast()
    return Judged(session: Array("\(session),\(members)}".utf8)).places
}

@Suite
struct `A key` {
    /// An escape of the letter `a`.
    private static let escapedLetter = #"\u0061"#

    @Test(arguments: TestEffort.sample(of: 1...40, every: 3))
    func `is the same with escapes and without`(length: Int) {
        let key = String(repeating: "a", count: length)
        for place in 0..<length {
            let escaped =
                key.prefix(place) + Self.escapedLetter + key.dropFirst(place + 1)
            let both = findings(in: #""\#(key)":1,"\#(escaped)":2"#)
            #expect(both.filter { $0.contains("duplicate-key") }.count == 1, "\(escaped)")
            let other = key.prefix(place) + #"\u0062"# + key.dropFirst(place + 1)
            let different = findings(in: #""\#(key)":1,"\#(other)":2"#)
            #expect(!different.contains { $0.contains("duplicate-key") }, "\(other)")
        }
    }

    @Test(arguments: [
        (#"\""#, "\\u0022"), (#"\\"#, "\\u005c"), (#"\/"#, "/"), (#"\n"#, "\\u000a"),
        (#"\t"#, "\\u0009"), (#"\r"#, "\\u000D"), (#"\b"#, "\\u0008"), (#"\f"#, "\\u000c"),
        ("é", "\\u00e9"), ("€", "\\u20AC"), ("😀", "\\ud83d\\ude00"), ("\u{0}é", "\\u0000\\u00e9"),
    ])
    func `is the same however a character is written`(one: String, other: String) {
        let one = one.replacing("\u{0}", with: "\\u0000")
        for padding in 0...17 {
            let start = String(repeating: "k", count: padding)
            let found = findings(in: #""\#(start)\#(one)z":1,"\#(start)\#(other)z":2"#)
            #expect(found.filter { $0.contains("duplicate-key") }.count == 1, "\(start)\(one)")
        }
    }

    @Test(arguments: DeclaredField.allCases)
    func `of a field may have each of its characters escaped`(field: DeclaredField) {
        let ordinary = JudgedSession.session()
        for place in field.key.indices {
            let unit = field.key[place].utf16.first.map { String($0, radix: 16) } ?? ""
            let escaped =
                field.key[..<place] + #"\u00"# + unit
                + field.key[field.key.index(after: place)...]
            let session = ordinary.replacing("\"\(field.key)\"", with: "\"\(escaped)\"")
            #expect(session != ordinary)
            #expect(Judged(session: Array(session.utf8)).places == [], "\(escaped)")
        }
    }

    @Test(arguments: TestEffort.sample(of: 1...40, every: 3))
    func `that occurs again is found among any number of members`(count: Int) {
        for repeated in Set([0, 1, count / 2, count - 2, count - 1]) where 0..<count ~= repeated {
            let keys = (0..<count).map { "k\($0)" } + ["k\(repeated)"]
            let members = keys.map { "\"\($0)\":1" }.joined(separator: ",")
            for text in [members, "\"nested\":{\(members)}", "\"list\":[{\(members)}]"] {
                let found = findings(in: text).filter { $0.contains("duplicate-key") }
                #expect(found.count == 1, "\(text)")
                #expect(found.first?.contains("/k\(repeated)") == true, "\(found)")
            }
        }
    }
}
