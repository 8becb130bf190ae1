/// A text that a server or a library wrote, made fit for a report.
///
/// It holds no secret and only visible ASCII, and is at most 80 characters long. Nothing else that
/// came over the network gets into the words of a finding.
struct ServerText: Hashable {
    let text: String

    init(_ text: String, hiding credentials: LiveCredentials?) {
        let redacted = (credentials?.redacting(text) ?? text).unicodeScalars
        let visible = redacted.lazy.map { scalar in
            (0x20...0x7E).contains(scalar.value) ? Character(scalar) : "?"
        }
        let beginning = visible.prefix(Self.limit)
        self.text = String(beginning) + (redacted.count > Self.limit ? "..." : "")
    }

    private static let limit = 80
}

extension ServerText: CustomStringConvertible {
    var description: String { text }
}
