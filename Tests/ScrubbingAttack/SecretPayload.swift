import Gen

/// A payload with secrets in it, and all their runs of four letters or digits.
package struct SecretPayload: Sendable {
    package let bytes: [UInt8]
    package let parts: Set<String>
}

extension SecretGenerator {
    /// Returns a payload with secrets in any position, in any spelling, also in broken text.
    package mutating func payload() -> SecretPayload {
        var secrets: [Secret] = []
        func body(_ generator: inout SecretGenerator) -> String {
            generator.body(planting: &secrets)
        }
        var text = body(&self)
        if number(0...3) == 0 { text = broken(text) }
        let bytes = encoded(text)
        // Some secrets are not used, and some are cut off.
        let search = SurvivorSearch(in: bytes)
        let parts = secrets.reduce(into: Set<String>()) { $0.formUnion(search.survivors(of: $1)) }
        return SecretPayload(bytes: bytes, parts: parts.filter { !Self.percentCodes.contains($0) })
    }

    /// What is left of percent-encoding that is encoded again, of which parts look like digits.
    private static let percentCodes = "2525252520252b252d252e252f253a25402520"

    // MARK: Texts

    private mutating func body(planting secrets: inout [Secret]) -> String {
        switch number(0...9) {
        case 0:
            let sessions = (0..<number(0...2)).map { _ in session(planting: &secrets) }
            let count = one(of: ["\(sessions.count)", numberText(planting: &secrets)])
            return "{\"sessions\":[\(sessions.joined(separator: ","))],\"count\":\(count),"
                + "\"next_page\":\(value(planting: &secrets))}"
        case 1: return "{\"session\":\(session(planting: &secrets))}"
        case 2: return session(planting: &secrets) + "\n" + session(planting: &secrets)
        case 3: return page(planting: &secrets)
        case 4: return value(planting: &secrets)
        default: return session(planting: &secrets)
        }
    }

    private mutating func page(planting secrets: inout [Secret]) -> String {
        let texts = (0..<4).map { _ in plain(planting: &secrets) }
        return "<!DOCTYPE html>\n<html><head><title>\(texts[0])</title></head>\n"
            + "<body class=\"\(texts[1])\"><a href='https://\(texts[2])/'>\(texts[3])</a></body></html>"
    }

    private mutating func session(planting secrets: inout [Secret]) -> String {
        var members = ["\"id\":" + one(of: [digits(number(1...19)), value(planting: &secrets)])]
        for key in ["user_id", "url", "authenticated_at", "last_seen_at"] where number(0...1) > 0 {
            members.append("\"\(key)\":" + value(planting: &secrets))
        }
        for _ in 0..<number(0...1) {
            let key = one(of: [
                "note", "count", "userId", "ip", "born", "email", plain(planting: &secrets),
            ])
            let member = "\(quoted(key)):" + value(planting: &secrets)
            members.append(member)
        }
        members.shuffle(using: &random)
        let space = one(of: ["", "", " ", "\n  "])
        return "{\(space)" + members.joined(separator: ",\(space)") + "\(space)}"
    }

    private mutating func value(planting secrets: inout [Secret]) -> String {
        switch number(0...7) {
        case 0: return one(of: ["null", "true", "[]", "{}", "0", "1", "1.5", "\"\""])
        case 1, 2: return numberText(planting: &secrets)
        case 3:
            return "{" + quoted(plain(planting: &secrets)) + ":[" + value(planting: &secrets) + "]}"
        default: return quoted(string(planting: &secrets))
        }
    }

    private mutating func numberText(planting secrets: inout [Secret]) -> String {
        let secret = Secret(digits(number(4...20)), isNumber: true)
        secrets.append(secret)
        return one(of: [
            secret.text, secret.text, "-\(secret.text)", "\(secret.text).0", "\(secret.text)e0",
            "0.\(secret.text)", "1e\(secret.text)", "\(secret.text).25",
        ])
    }

    /// Returns a string with secrets around what a scrubber may recognize.
    private mutating func string(planting secrets: inout [Secret]) -> String {
        let first = plain(planting: &secrets)
        let second = one(of: [plain(planting: &secrets), word(Self.latin)])
        return one(of: [
            first, first, "\(first) \(second)", "https://\(first)/\(second)",
            "\(first) wrote about https://example.com/\(second)",
            "https://example.com/api/v2/users/\(first)/sessions/\(second).json",
            "https://\(first)@example.com/?\(second)",
            "https://example.com/?q=\(first)&r=\(second)",
            "https://example.com/#\(first)", "http://example.com:80\(first)",
            "\(first)://\(second)",
            "mailto:\(first)", "//\(first)/", "\\\\\(first)\\\(second)", "\(first):\(second)",
            "2014-11-18T17:24:29Z \(first)", "\(first)2014-11-18", "[\(first)](\(second))",
            "{\"a\":\"\(first)\"}", "users/\(first)", "user_\(first)", "id=\(first);\(second)",
            "Set-Cookie: \(first); Path=/\(second)", "Authorization: Basic \(first)",
        ])
    }

    /// Returns a secret in one of the spellings of text in a URL or a page.
    private mutating func plain(planting secrets: inout [Secret]) -> String {
        let secret = secret()
        secrets.append(secret)
        switch number(0...9) {
        case 0, 1: return Self.percent(secret.text, all: true, isUppercase: number(0...1) == 0)
        case 2: return Self.percent(secret.text, all: false, isUppercase: true)
        case 3:
            let once = Self.percent(secret.text, all: false, isUppercase: true)
            return once.replacing("%", with: "%25")
        case 4:
            return secret.text.unicodeScalars.map { "&#\($0.value);" }.joined()
        default: return secret.text
        }
    }

    private static func percent(_ text: String, all: Bool, isUppercase: Bool) -> String {
        text.utf8.map { byte -> String in
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && scalar.properties.isAlphabetic || 0x30...0x39 ~= byte
            if isPlain, !all { return String(scalar) }
            let digits = String(byte, radix: 16, uppercase: isUppercase)
            return "%\(byte < 0x10 ? "0" : "")\(digits)"
        }.joined()
    }

    /// Returns a JSON string with some, all or no characters escaped.
    private mutating func quoted(_ text: String) -> String {
        let share = one(of: [0, 0, 0, 3, 10])
        let isUppercase = number(0...1) == 0
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" || scalar.value < 0x20 || number(1...10) <= share {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: isUppercase)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    // MARK: Broken texts

    private mutating func broken(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let index = number(0...max(0, scalars.count - 1))
        switch number(0...7) {
        case 0: scalars.removeSubrange(index...)
        case 1: scalars.insert(one(of: ["\"", ",", "}", "\n", "\\", ":", "'"]), at: index)
        case 2: if !scalars.isEmpty { scalars.remove(at: index) }
        case 3: return text.replacing("\"", with: "'")
        case 4: return text.replacing("\"", with: "")
        case 5: return "/* " + text + " */ " + text
        case 6: return text.replacing("}", with: ",}")
        default: return "HTTP/1.1 200 OK\r\n\r\n" + text
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private mutating func encoded(_ text: String) -> [UInt8] {
        switch number(0...15) {
        case 0: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case 1: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case 2: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case 3:
            return text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
        default: return Array(text.utf8)
        }
    }
}
