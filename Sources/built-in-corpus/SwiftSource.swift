/// Writes texts as Swift source.
enum SwiftSource {
    /// Returns a file that declares `BuiltInCorpus.texts`.
    static func text(of files: [String: String]) -> String {
        let entries = files.sorted { $0.key < $1.key }
            .map { "        \($0.key.debugDescription): \(literal($0.value)),\n" }
        return """
            // Copied from the folder Corpus by this build. Changes are lost in the next one.
            extension BuiltInCorpus {
                /// The text of each file by its path.
                static let texts: [String: String] = [
            \(entries.isEmpty ? ":" : entries.joined())
                ]
            }

            """
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
