import Foundation

/// Words that the texts of this project do without, because a plainer one says the same.
struct PlainWording {
    /// A word or phrase, as a regular expression, and what to write instead.
    struct Entry: Sendable {
        let pattern: String
        let replacement: String

        init(_ pattern: String, _ replacement: String) {
            self.pattern = pattern
            self.replacement = replacement
        }
    }

    /// A place where a word is right all the same.
    struct Exception: Hashable, Sendable {
        /// The file, from the root of the package.
        let path: String

        /// What the line contains.
        let text: String

        /// Why the word is right there.
        let reason: String

        init(_ path: String, _ text: String, _ reason: String) {
            self.path = path
            self.text = text
            self.reason = reason
        }
    }

    /// A word that was found.
    struct Match: Equatable, CustomStringConvertible {
        let path: String
        let line: Int
        let word: String
        let replacement: String

        var description: String { "\(path):\(line): write '\(replacement)', not '\(word)'" }
    }

    /// All words, in a text of small letters: a search that folds case takes twice as long.
    private let lowercased: NSRegularExpression
    private let all: NSRegularExpression
    private let entries: [(expression: NSRegularExpression, entry: Entry)]

    /// A search for these words; case does not matter.
    init(_ entries: [Entry] = Self.entries) throws {
        func expression(
            _ patterns: [String],
            _ options: NSRegularExpression.Options = .caseInsensitive
        ) throws -> NSRegularExpression {
            try NSRegularExpression(
                pattern: #"\b(?:\#(patterns.joined(separator: "|")))\b"#,
                options: options
            )
        }
        lowercased = try expression(entries.map { $0.pattern.lowercased() }, [])
        all = try expression(entries.map(\.pattern))
        self.entries = try entries.map { (try expression([$0.pattern]), $0) }
    }

    /// The words in a text, by line.
    func matches(in text: String, path: String) -> [Match] {
        let small = text.lowercased()
        let whole = NSRange(location: 0, length: small.utf16.count)
        guard lowercased.firstMatch(in: small, range: whole) != nil else { return [] }
        let bridged = text as NSString
        let found = all.matches(in: text, range: NSRange(location: 0, length: bridged.length))
        return found.compactMap { result in
            let entry = entries.first { expression, _ in
                let first = expression.firstMatch(
                    in: text,
                    options: .withTransparentBounds,
                    range: result.range
                )
                return first?.range == result.range
            }
            guard let entry else { return nil }
            let before = bridged.substring(to: result.range.location)
            return Match(
                path: path,
                line: before.utf8.count { $0 == 0x0A } + 1,
                word: bridged.substring(with: result.range),
                replacement: entry.entry.replacement
            )
        }
    }
}
