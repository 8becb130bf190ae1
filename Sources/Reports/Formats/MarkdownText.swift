/// Makes text from outside safe for Markdown, as CommonMark, GitHub and GitLab read it.
///
/// Backslashes would not do: cells of tables treat them in different ways, and code hosts look for
/// mentions and references in the text that is left after escapes. So special characters become
/// numeric references, and words that could be a mention, a reference or a link become code, in
/// which no code host looks for them.
enum MarkdownText {
    /// Returns a text as inline code; an empty text stays empty.
    static func code(_ text: String) -> String {
        text.isEmpty ? "" : "<code>\(references(text))</code>"
    }

    /// Returns a sentence, with every word that is not plain as code.
    static func prose(_ text: String) -> String {
        var parts: [String] = []
        var code: [Substring] = []
        func isPlain(_ word: Substring) -> Bool { word.isEmpty || word.isPlainWord }
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if isPlain(word) {
                if !code.isEmpty { parts.append(Self.code(code.joined(separator: " "))) }
                code = []
                parts.append(String(word))
            } else {
                code.append(word)
            }
        }
        if !code.isEmpty { parts.append(Self.code(code.joined(separator: " "))) }
        return parts.joined(separator: " ")
    }

    /// What a reader of Markdown could act on, between words or in them.
    private static let special = Set("&<>`*_~[]()!\\|#@:$^{}".unicodeScalars)

    private static func references(_ text: String) -> String {
        var safe = ""
        var tail = ""
        for scalar in text.unicodeScalars {
            // A dot makes a link of "www".
            if special.contains(scalar) || scalar == "." && tail == "www" {
                safe += "&#\(scalar.value);"
            } else {
                safe.unicodeScalars.append(scalar)
            }
            tail = String((tail + String(scalar).lowercased()).suffix(3))
        }
        return safe
    }
}

extension Substring {
    /// Whether this is a word or a number with the usual punctuation around it.
    fileprivate var isPlainWord: Bool {
        let quotes = Set("'\"(".unicodeScalars)
        let ends = Set("'\").,;:?".unicodeScalars)
        var word = unicodeScalars[...]
        while let first = word.first, quotes.contains(first) { word.removeFirst() }
        while let last = word.last, ends.contains(last) { word.removeLast() }
        let isReference = word.starts(with: "GH-".unicodeScalars) || contains("www.")
        return !isReference
            && word.allSatisfy { scalar in
                guard scalar.isASCII else { return true }
                return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "-/'.,×".unicodeScalars.contains(scalar)
            }
    }
}
