package import StrictJSON

/// The rules of the group `json`: what the text says that its tree cannot mean.
enum TextRules {
    /// Finds duplicate keys and lone surrogates anywhere in `value`.
    static func judge(
        _ value: JSONValue,
        of text: RawSpan,
        at pointer: JSONPointer,
        into faults: inout FaultList
    ) {
        for duplicate in value.duplicateKeys(below: pointer) {
            faults.add(.duplicateKey(at: duplicate.pointer), offset: duplicate.offset)
        }
        findLoneSurrogates(in: value, of: text, at: pointer, into: &faults)
    }

    private static func findLoneSurrogates(
        in value: JSONValue,
        of text: RawSpan,
        at pointer: JSONPointer,
        into faults: inout FaultList
    ) {
        switch value.content {
        case .string(let string) where string.hasLoneSurrogate:
            faults.add(
                .loneSurrogate(in: "string", .init(value, in: text), at: pointer),
                offset: value.range.lowerBound
            )
        case .array(let elements):
            for (index, element) in elements.enumerated() where element.mayHoldStrings {
                findLoneSurrogates(
                    in: element,
                    of: text,
                    at: pointer.appending(index),
                    into: &faults
                )
            }
        case .object(let members):
            for member in members where member.key.hasLoneSurrogate || member.value.mayHoldStrings {
                let path = pointer.appending(member.key)
                if member.key.hasLoneSurrogate {
                    let observed = Finding.Observation("key", "a key with half a surrogate pair")
                    faults.add(
                        .loneSurrogate(in: "key", observed, at: path),
                        offset: member.keyOffset
                    )
                }
                findLoneSurrogates(in: member.value, of: text, at: path, into: &faults)
            }
        default:
            break
        }
    }
}

extension JSONValue {
    fileprivate var mayHoldStrings: Bool {
        switch content {
        case .null, .bool, .number: false
        case .string(let string): string.hasLoneSurrogate
        case .array, .object: true
        }
    }
}

extension JSONPointer {
    /// The pointer on to the member with this key; a very long key is cut, so that a pointer
    /// always fits a report.
    func appending(_ key: JSONString) -> JSONPointer {
        guard key.bytes.count > 200 else { return appending(key.description) }
        return appending(String(decoding: key.bytes.prefix(200), as: UTF8.self) + "…")
    }
}

extension Finding {
    fileprivate static func duplicateKey(at pointer: JSONPointer) -> Finding {
        Finding(
            .jsonDuplicateKey,
            at: pointer,
            message: "an object names this key twice",
            observed: .init("duplicate", "the key again"),
            expected: "each key once in an object",
            fix: "Send the key once; readers differ in whether the first or the last one counts."
        )
    }

    fileprivate static func loneSurrogate(
        in place: String,
        _ observed: Observation,
        at pointer: JSONPointer
    ) -> Finding {
        Finding(
            .jsonLoneSurrogate,
            at: pointer,
            message: "an escape in this \(place) names half a surrogate pair",
            observed: observed,
            expected: "both halves of the pair, one after the other",
            fix: "Cut and escape strings by characters, not by UTF-16 code units."
        )
    }

    /// The finding for bytes that are no JSON text.
    package static func syntax(_ error: JSONSyntaxError, excerpt: String? = nil) -> Finding {
        let rule: Rule =
            switch error.kind {
            case .invalidUTF8: .jsonEncoding
            case .tooDeep: .jsonDepth
            default: .jsonSyntax
            }
        return Finding(
            rule,
            message: error.reason,
            observed: .init("\(error.kind)", error.reason, excerpt: excerpt),
            expected: error.expectation,
            fix: rule.syntaxFix
        )
    }

    /// The finding for a text that starts with a byte order mark.
    package static var byteOrderMark: Finding {
        Finding(
            .jsonByteOrderMark,
            message: "the text starts with a byte order mark",
            observed: .init("byte-order-mark", "the bytes EF BB BF before the value"),
            expected: "the value as the first thing in the text (RFC 8259, section 8.1)",
            fix: "Write UTF-8 without a byte order mark."
        )
    }
}

extension Rule {
    fileprivate var syntaxFix: String {
        switch self {
        case .jsonEncoding: "Encode the text in UTF-8 before it is sent or saved."
        case .jsonDepth: "Send flat data; no session needs more than a few levels."
        default: "Write the text with a JSON library, and save it whole."
        }
    }
}
