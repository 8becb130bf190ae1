import SessionModel
import SessionPayloads
import StrictJSON

/// Values without any feature, which stand in for values that cannot be read.
enum PlainValue {
    /// Returns the plainest value of a field.
    static func of(_ field: DeclaredField) -> [UInt8] {
        switch SessionObject.documented[field] {
        case .value(.text(let text)): PayloadDraft.quoted(text)
        case .absent, .null, .value(.integer): [UInt8(ascii: "1")]
        }
    }

    /// Returns a value for the member of an object whose key and colon end at an offset.
    static func before(_ offset: Int, in text: [UInt8]) -> [UInt8] {
        let plain = [UInt8(ascii: "1")]
        guard let colon = text[..<offset].lastIndex(where: { !$0.isJSONWhitespace }),
            text[colon] == UInt8(ascii: ":"),
            let end = text[..<colon].lastIndex(where: { !$0.isJSONWhitespace }),
            text[end] == .quote,
            let start = text[..<end].lastIndex(of: .quote)
        else { return plain }
        let key = String(decoding: text[(start + 1)..<end], as: UTF8.self)
        return DeclaredField.allCases.first { $0.key == key }.map(of) ?? plain
    }
}
