/// Payloads as text that can be shown anywhere.
package enum PayloadText {
    /// The most scalars of a payload that reports show; its token holds all of it.
    private static let longest = 400

    /// The payload as reports show it: of a long one the beginning, with its length.
    package static func shown(_ payload: [UInt8]) -> String {
        let count = String(validating: payload, as: UTF8.self)?.unicodeScalars.count
        guard count ?? payload.count > longest else { return whole(payload) }
        let beginning =
            if let text = String(validating: payload, as: UTF8.self) {
                escaped(text.unicodeScalars.prefix(longest))
            } else {
                escaped(payload.prefix(longest))
            }
        return beginning + "… (\(payload.count) bytes)"
    }

    /// All of the payload: what does not show as itself, such as a control character or a mark that
    /// joins the character before it, stands as `\xhh`, and so do all bytes beyond ASCII of a
    /// payload that is not UTF-8.
    static func whole(_ payload: [UInt8]) -> String {
        String(validating: payload, as: UTF8.self).map { escaped($0.unicodeScalars[...]) }
            ?? escaped(payload[...])
    }

    private static func escaped(_ scalars: Substring.UnicodeScalarView) -> String {
        var text = ""
        for scalar in scalars {
            if scalar.properties.isShown {
                text.unicodeScalars.append(scalar)
            } else {
                text += escaped(Array(String(scalar).utf8)[...])
            }
        }
        return text
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { byte in
            guard (0x20..<0x7F).contains(byte) else {
                return "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
            }
            return String(Unicode.Scalar(byte))
        }.joined()
    }
}

extension Unicode.Scalar.Properties {
    /// Whether a scalar shows as itself and leaves those around it alone.
    fileprivate var isShown: Bool {
        switch generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }
}
