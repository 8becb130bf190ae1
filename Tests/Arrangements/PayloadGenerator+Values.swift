import SessionModel

// Generates keys and values in all their spellings.
extension PayloadGenerator {
    var fields: [DeclaredField] { DeclaredField.allCases }

    /// White space where JSON allows it; empty most of the time.
    var blank: String {
        mutating get { chance(oneIn: 9) ? one(of: [" ", "  ", "\t", "\r", " \t ", "\n"]) : "" }
    }

    // MARK: Keys

    /// Returns the key of a field, sometimes with an escape.
    mutating func key(_ field: DeclaredField) -> String {
        guard chance(oneIn: 12) else { return "\"\(field.key)\"" }
        return "\"\(escaping(field.key))\""
    }

    private mutating func escaping(_ text: String) -> String {
        let place = below(text.utf8.count)
        let digits = Array("0123456789abcdef")
        return text.utf8.enumerated().map { index, byte in
            guard index == place else { return String(Unicode.Scalar(byte)) }
            return "\\u00\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }

    /// Returns the key of an undeclared member.
    mutating func otherKey() -> String {
        let keys = [
            "x", "y", "", "a/b~c", "userId", "ID", "_id", "-user-id-", " url", "id_", "__",
            "Last-Seen At", "LAST_SEEN_AT", "user id", "é",
            "日本", "id ", "authenticated_a", "authenticated_att", "1234567", "12345678", "123456789",
            "a\\u0062c", "abc", "\\ud83d\\ude00", "😀", "\\ud800", "\\udfff", "x\\udc00y", "\\\"",
            "\\\\", "\\/", "k\\n", "url2", "uRL", "session_", "sessio", "iD", "I_D", "\\u0049D",
            "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmnopq",
            // Keys that look like data, and keys that nearly do.
            "ann@example.com", "bob@example.com", "bob\\u0040example.com", "+1 555 0100", "*",
            "k12",
            "k123", "k1\\u00323", "x.y:z-w_v", "a/b", String(repeating: "w", count: 40),
            String(repeating: "w", count: 41), String(repeating: "\\u0077", count: 40),
            String(repeating: "\\u0077", count: 41), String(repeating: "é", count: 15),
        ]
        return "\"\(one(of: keys))\""
    }

    // MARK: Values

    mutating func ordinaryValue(of field: DeclaredField) -> String {
        switch field {
        case .id: one(of: ["3432", "7", "123456789012345"])
        case .userID: one(of: ["12345", "null"])
        case .authenticatedAt, .lastSeenAt:
            one(of: [
                "null", #""2014-11-18T17:24:29Z""#, #""2014-11-18T17:30:52Z""#,
            ])
        case .url:
            one(of: [
                "null", #""https://company.zendesk.com/api/v2/users/12345/sessions/3432.json""#,
                #""https://company.zendesk.com/api/v2/users/12345/sessions/3432""#,
            ])
        }
    }

    mutating func oddValue(of field: DeclaredField) -> String {
        if chance(oneIn: 4) { return value(depth: 1) }
        switch field.meaning {
        case .integer: return number()
        case .timestamp: return timestamp()
        case .link: return link()
        }
    }

    private mutating func number() -> String {
        if chance(oneIn: 3) {
            let digits = (0...below(24)).map { _ in String(below(10)) }.joined()
            let text = String(digits.drop { $0 == "0" })
            return (chance(oneIn: 5) ? "-" : "") + (text.isEmpty ? "0" : text)
        }
        return one(of: [
            "0", "-0", "-7", "1", "12345678", "123456789", "1234567890123456", "12345678901234567",
            "999999999999999999", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "1.0", "1e2",
            "1.5", "-1.50e1", "3432.0", "0.0", "0e5", "-0.0e-0", "1E+2", "1e-1", "1e400", "1e-400",
            "100e-2", "12345.000", "1.0000000000000000000000001", "3.432E3",
            "0.00000000000000000000000000000000000000000000001e47",
        ])
    }

    private mutating func timestamp() -> String {
        if chance(oneIn: 2) {
            let dialect = one(of: Timestamp.Dialect.allCases)
            return "\"\(dialect.example)\""
        }
        return one(of: [
            #""2999-11-18T17:24:29Z""#, #""2014-11-31T17:24:29Z""#, #""2014-11-18T17:24:28Z""#,
            #""2014-11-18T18:24:29+01:00""#, #""2014-11-18T17:24:29.5Z""#,
            #""2014-11-18t17:24:29z""#,
            #""2014-11-18T17:24:29Z ""#, #""2014-11-18T17:24:29""#, #""2014-11-18T17:24:2\u0039Z""#,
            #""2014-W47-2T17:24:29Z""#, #""1416331469""#, #""""#, #""\ud800""#, #""é""#,
            #""2016-12-31T23:59:60Z""#, #""2027-01-15T08:05:00Z""#, #""2027-01-15T08:05:01Z""#,
            #""2027-01-15T08:05:00.9Z""#, #""0000-01-01T00:00:00Z""#, #""9999-12-31T23:59:59Z""#,
        ])
    }

    private mutating func link() -> String {
        let host = one(of: [
            "company.zendesk.com", "a", "A.example", "[::1]:443", "a.b-c.d:8080", "éa", "a_b", "",
            "a-rather-long-subdomain-of-some-company.zendesk.com", "u@a", "a!b", "%41",
        ])
        let user = one(of: [
            "12345", "1", "me", "12345678", "123456789012345678", "", "-7", "012345",
        ])
        let session = one(of: ["3432", "7", "03432", "34320", "x", "123456789012345", "", "3432.0"])
        let path = one(of: [
            "/api/v2/users/\(user)/sessions/\(session)", "/users/\(user)", "/sessions/\(session)",
            "", "/", "/sessions/\(session)/users/\(user)/sessions/1",
            "/api/v2/users/\(user)/sessions",
            "/users//sessions//\(session)", "/users/users/\(user)",
        ])
        let end = one(of: [
            "", ".json", ".json", ".jsonx", ".jso", "?a=b", "#c", "?/sessions/1", "#a#b", "[", " ",
            "%2", "%2f", "/", "\\\\", "\\ud800", "\\/sessions\\/5",
        ])
        let scheme = one(of: [
            "https://", "https://", "https://", "http://", "HTTPS://", "https:", "",
        ])
        let text = scheme + host + path + end
        if chance(oneIn: 6) { return "\"\(text.replacing("/", with: "\\/"))\"" }
        if chance(oneIn: 8), text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x5C }), !text.isEmpty {
            return "\"\(escaping(text))\""
        }
        return "\"\(text)\""
    }

    /// Returns any JSON value.
    mutating func value(depth: Int) -> String {
        switch below(depth > 4 ? 7 : 9) {
        case 0: return "null"
        case 1: return one(of: ["true", "false"])
        case 2: return number()
        case 3, 4: return string()
        case 5: return one(of: ["[]", "{}"])
        case 6: return one(of: [timestamp(), link()])
        case 7:
            let elements = (0..<below(4)).map { _ in value(depth: depth + 1) }
            return "[\(blank)\(elements.joined(separator: "\(blank),\(blank)"))\(blank)]"
        default:
            let members = (0..<below(4)).map { _ in
                let name = chance(oneIn: 3) ? key(one(of: fields)) : otherKey()
                return "\(name)\(blank):\(blank)\(value(depth: depth + 1))"
            }
            return "{\(blank)\(members.joined(separator: "\(blank),\(blank)"))\(blank)}"
        }
    }

    private mutating func string() -> String {
        let parts = [
            "a", "bc", " ", "1234567", "12345678", "é", "日", "😀", "\\n", "\\\"", "\\\\", "\\/",
            "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\\udc00", "\\ud800\\ud800", "\u{7F}", "{", "]",
            ",", ":", "\\b\\f\\r\\t", "\u{2028}", "\\u0000",
        ]
        let count = chance(oneIn: 6) ? below(60) : below(5)
        return "\"\((0..<count).map { _ in one(of: parts) }.joined())\""
    }
}
