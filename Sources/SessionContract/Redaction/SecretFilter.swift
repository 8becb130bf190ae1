/// Replaces secrets in text, in whatever form a server or a tool repeats them.
///
/// A secret of at least ``shortestHidden`` bytes is found in any case of its letters, in plain text
/// and in hexadecimal digits, with any of its characters escaped up to ``mostLayers`` times as in
/// URLs, JSON, HTML and programming languages. One of at least ``shortestInAllForms`` bytes is also
/// found in base64, by itself or within a larger text, and without its first or its last byte.
/// Shorter ones would be found in ordinary words.
///
/// It is applied to the strings of a report before a format arranges them, so that no report loses
/// its syntax.
package struct SecretFilter: Sendable {
    /// The number of bytes from which on a secret is hidden: fewer cannot be distinguished from
    /// ordinary words.
    package static let shortestHidden = 4

    /// The number of bytes from which on a secret is also hidden in base64 and cut.
    package static let shortestInAllForms = 8

    /// What appears instead of a secret.
    package static let replacement = "[redacted]"

    /// The number of times that escapes are replaced, such as two for `%2541`.
    private static let mostLayers = 8

    /// The number of bytes from which on a piece of a secret at an end of an excerpt is hidden.
    private static let shortestPiece = 6

    /// The number of bytes of a text that are searched; the rest is left out.
    private static let longestText = 1 << 18

    private let patterns: [SecretPattern]
    private let scan: SecretScan

    /// Creates a filter for these secrets; without any, texts stay as they are.
    package init(_ secrets: some Sequence<String> = []) {
        var patterns: [SecretPattern] = []
        for secret in Set(secrets.flatMap(Self.variants)) {
            let bytes = Array(secret.utf8)
            guard bytes.count >= Self.shortestHidden else { continue }
            let isLong = bytes.count >= Self.shortestInAllForms
            for form in SecretPattern.Form.allCases where isLong || !form.isBase64 {
                patterns.append(SecretPattern(bytes, in: form, allowsCuts: isLong))
            }
        }
        self.patterns = patterns
        scan = SecretScan(patterns)
    }

    /// The forms of a secret beyond ASCII that differ in case; patterns handle ASCII themselves.
    private static func variants(of secret: String) -> [String] {
        secret.utf8.allSatisfy { $0 < 0x80 }
            ? [secret] : [secret, secret.lowercased(), secret.uppercased()]
    }

    /// Whether there are no secrets to replace.
    package var isEmpty: Bool { patterns.isEmpty }

    /// Returns the text with every secret replaced.
    package func redacting(_ text: String) -> String { filtered(text, isPart: false) }

    /// Returns a part of a larger text with every secret replaced, also one that its ends cut.
    package func redacting(part text: String) -> String { filtered(text, isPart: true) }

    /// Returns whether a text of any length has a secret.
    package func finds(in text: [UInt8]) -> Bool {
        guard !isEmpty else { return false }
        // The windows overlap, so that no secret is cut by all of them.
        return stride(from: 0, to: text.count, by: Self.longestText / 2).contains { start in
            let window = Array(text[start..<min(start + Self.longestText, text.count)])
            return scan.mayMatch(window, isPart: false)
                && !secrets(in: window, isPart: false).isEmpty
        }
    }

    private func filtered(_ text: String, isPart: Bool) -> String {
        guard !isEmpty else { return text }
        let isLong = text.utf8.count > Self.longestText
        // A view as a whole is copied at once, and a part of it byte by byte.
        let bytes = isLong ? Array(text.utf8.prefix(Self.longestText)) : Array(text.utf8)
        let isPart = isPart || isLong
        guard isLong || scan.mayMatch(bytes, isPart: isPart) else { return text }
        let found = secrets(in: bytes, isPart: isPart)
        guard !found.isEmpty || isLong else { return text }
        var redacted: [UInt8] = []
        var index = 0
        for range in found {
            redacted += bytes[index..<range.lowerBound]
            redacted += Self.replacement.utf8
            index = range.upperBound
        }
        redacted += bytes[index...]
        return String(decoding: redacted, as: UTF8.self) + (isLong ? "…" : "")
    }

    /// The places of secrets in a text, from the first to the last.
    private func secrets(in text: [UInt8], isPart: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var layer: UnescapedText? = UnescapedText(text)
        for _ in 0..<Self.mostLayers {
            guard let view = layer else { break }
            for pattern in patterns { found += pattern.ranges(in: view.bytes).map(view.origin) }
            if isPart { found += pieces(in: view) }
            layer = view.unescaped
        }
        let digits = UnescapedText(text).withoutSeparators
        for pattern in patterns { found += pattern.ranges(in: digits.bytes).map(digits.origin) }
        return found.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            guard let last = merged.last, range.lowerBound < last.upperBound else {
                return merged.append(range)
            }
            merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        }
    }

    /// The pieces of secrets at the ends of an excerpt, without the marks that surround it.
    private func pieces(in view: UnescapedText) -> [Range<Int>] {
        let marks = Array("\"'…. ".utf8)
        let start = view.bytes.firstIndex { !marks.contains($0) } ?? 0
        var ends = [view.bytes.prefix { _ in true }]
        while let last = ends[0].last, marks.contains(last) { ends[0].removeLast() }
        // An escape that is cut means nothing, but the piece before it does.
        if let mark = ends[0].suffix(UnescapedText.longestCutEscape)
            .lastIndex(where: UnescapedText.startsEscape)
        {
            ends.append(ends[0][..<mark])
        }
        var found: [Range<Int>] = []
        for pattern in patterns where pattern.whole.count > Self.shortestPiece {
            let length = Self.shortestPiece
            if let end = pattern.ending(atStartOf: view.bytes, from: start, length: length) {
                found.append(view.origin(of: end))
            }
            for text in ends {
                if let end = pattern.beginning(atEndOf: Array(text), length: length) {
                    found.append(view.origin(of: end))
                }
            }
        }
        return found
    }
}

extension SecretFilter: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "a filter for secrets" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
