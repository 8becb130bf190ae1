import SessionContract

/// Text from a server or a library, sanitized for a report.
///
/// It contains no secrets and only printable ASCII, and is cut after 80 characters. Nothing else
/// that came over the network gets into a finding.
struct ServerText: Hashable {
    let text: String

    /// Reports hide secrets too, but would not find one that is cut here.
    init(_ text: String, hiding secrets: SecretFilter) {
        let redacted = secrets.redacting(text).unicodeScalars
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
