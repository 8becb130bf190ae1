import CLibrary

/// Paths as text, whatever their bytes.
///
/// The system takes a name as bytes, and not every name is UTF-8. A byte that is not part of UTF-8
/// is represented by a private character, U+10FF00 plus the byte, so that every name can be listed,
/// compared and opened as a `String`. In a name that has such a character itself, its bytes are
/// represented in the same way, so no two names have the same text.
package enum PathText {
    /// Returns the text that represents a name or a path.
    package static func decoding(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !hasEscapes(text) { return text }
        var text = ""
        var rest = bytes[...]
        while let first = rest.first {
            let character = rest.prefix(max(1, (~first).leadingZeroBitCount))
            let scalars = String(validating: character, as: UTF8.self)?.unicodeScalars
            if let scalar = scalars?.first, byte(of: scalar) == nil {
                text.unicodeScalars.append(scalar)
                rest = rest.dropFirst(character.count)
            } else {
                text.unicodeScalars.append(escape(for: first))
                rest = rest.dropFirst()
            }
        }
        return text
    }

    /// Returns the text that represents a name or a path that ends with a NUL.
    @unsafe
    package static func decoding(cString start: UnsafePointer<CChar>) -> String {
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: strlen(start))
        return unsafe decoding(Array(bytes))
    }

    /// Returns the bytes of a path, with a NUL at the end, as the system takes them.
    static func encoding(_ text: String) -> [CChar] {
        guard hasEscapes(text) else { return Array(text.utf8CString) }
        return bytes(of: text).map { CChar(bitPattern: $0) } + [0]
    }

    /// Returns the bytes of a name or a path.
    package static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let byte = byte(of: scalar) {
                bytes.append(byte)
            } else {
                bytes += Unicode.UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return bytes
    }

    /// Returns the path for people and reports, where such a byte is written as `\xff`.
    package static func shown(_ text: String) -> String {
        guard hasEscapes(text) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if let byte = byte(of: scalar) {
                shown += "\\x" + String(byte, radix: 16)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    // Bytes below 0x80 are always UTF-8, so only the upper half is used.

    private static func escape(for byte: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(0x10FF00 + UInt32(byte)) ?? "\u{10FFFF}"
    }

    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        scalar.value >= 0x10FF80 ? UInt8(truncatingIfNeeded: scalar.value) : nil
    }

    private static func hasEscapes(_ text: String) -> Bool {
        // No other characters start with this byte but those of the last plane.
        text.utf8.contains(0xF4) && text.unicodeScalars.contains { byte(of: $0) != nil }
    }
}

extension String {
    /// The path as the system takes it.
    var asPath: [CChar] { PathText.encoding(self) }
}
