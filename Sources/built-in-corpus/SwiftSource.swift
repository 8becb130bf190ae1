import Foundation

/// Writes files as Swift source.
enum SwiftSource {
    /// Returns a file that declares `BuiltInCorpus.texts` and `BuiltInCorpus.encoded`.
    ///
    /// A literal is the only form of half a megabyte that compiles in a fraction of a second.
    static func text(of files: [String: [UInt8]]) -> String {
        var texts = ""
        var encoded = ""
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let name = path.debugDescription
            if let text = plainText(bytes) {
                texts += "        \(name): \(literal(text)),\n"
            } else {
                encoded += "        \(name): \"\(Data(bytes).base64EncodedString())\",\n"
            }
        }
        return """
            // Copied from the folder Corpus by this build. Changes are lost in the next one.
            extension BuiltInCorpus {
                /// The text of each file by its path.
                static let texts: [String: String] = [
            \(texts.isEmpty ? ":" : texts)
                ]

                /// The bytes, in base64, of each file that a literal cannot contain.
                static let encoded: [String: String] = [
            \(encoded.isEmpty ? ":" : encoded)
                ]
            }

            """
    }

    /// Returns the text of a file if it is one that a literal repeats byte for byte.
    ///
    /// The compiler replaces carriage returns in a literal, and warns about other controls.
    private static func plainText(_ bytes: [UInt8]) -> String? {
        let lineFeed: UInt8 = 0x0A
        guard bytes.allSatisfy({ $0 == lineFeed || $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Returns a literal of several lines for a text.
    ///
    /// It has more number signs than any run of them in the text, so that nothing in the text ends
    /// the literal or interpolates a value.
    static func literal(_ text: String) -> String {
        let longest = text.split { $0 != "#" }.map(\.count).max() ?? 0
        let signs = String(repeating: "#", count: longest + 1)
        // The literal does not include its last line feed.
        return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
    }
}
