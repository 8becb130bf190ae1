import Reports

/// Payloads as text that reports can show.
enum PayloadText {
    /// The most characters of a payload that are shown; its token holds all of it.
    private static let longest = 400

    /// A payload in which control characters, and all bytes that are not ASCII where it is not
    /// UTF-8, stand as `\xhh`; of a long one the beginning.
    static func shown(_ payload: [UInt8]) -> String {
        guard let text = String(validating: payload, as: UTF8.self) else {
            let more = payload.count > longest ? rest(of: payload) : ""
            return escaped(payload.prefix(longest)) + more
        }
        let scalars = text.unicodeScalars
        let beginning = scalars.prefix(longest).map { scalar in
            let character = String(scalar)
            return character == character.terminalSafe ? character : escaped(character.utf8)
        }
        return beginning.joined() + (scalars.count > longest ? rest(of: payload) : "")
    }

    private static func rest(of payload: [UInt8]) -> String {
        "… (\(payload.count.grouped) bytes)"
    }

    private static func escaped(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            guard (0x20..<0x7F).contains(byte) else {
                return "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
            }
            return String(Unicode.Scalar(byte))
        }.joined()
    }
}
