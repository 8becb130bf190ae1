import SessionContract
import SessionModel
import StrictJSON

/// The plainest spelling of a payload.
///
/// It has no white space, the fewest escapes, and the declared fields first, in the order of the
/// contract.
package enum CanonicalSpelling {
    /// Returns the plainest payload with the same meaning, or `nil` if `payload` is not an object.
    ///
    /// Undeclared members and the spelling of numbers are kept, because the contract does not treat
    /// them as spelling. Duplicate keys are kept in their order.
    package static func of(_ payload: [UInt8]) -> [UInt8]? {
        guard let document = try? JSONDocument(parsing: payload), !document.hasByteOrderMark,
            let members = document.root.members
        else { return nil }
        let declared = DeclaredField.contractOrder.flatMap { field in
            members.filter { DeclaredField(key: $0.key) == field }
        }
        let others = members.filter { DeclaredField(key: $0.key) == nil }
        var draft = PayloadDraft(declared + others, of: payload)
        for (index, member) in (declared + others).enumerated() {
            guard let string = member.value.string else { continue }
            draft.setValue(ofMemberAt: index, toPlainlySpelled: string)
        }
        return draft.bytes
    }
}

extension CanonicalSpelling {
    /// Returns whether a JSON text has white space between tokens.
    package static func hasWhiteSpace(_ payload: [UInt8]) -> Bool {
        var isInString = false
        var isEscaped = false
        for byte in payload {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte.isJSONWhitespace {
                return true
            } else {
                isInString = byte == UInt8(ascii: "\"")
            }
        }
        return false
    }

    /// Returns whether a JSON object has an escape that its plainest spelling does not need.
    package static func hasNeedlessEscape(_ payload: [UInt8]) -> Bool {
        func escapes(_ text: [UInt8]) -> Int { text.count { $0 == UInt8(ascii: "\\") } }
        guard let plain = of(payload) else { return false }
        return escapes(plain) < escapes(payload)
    }
}
