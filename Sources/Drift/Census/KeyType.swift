import StrictJSON

/// The JSON type of the value of an undeclared key, as a census names it: `created_at:string`.
struct KeyType: Hashable {
    /// The key.
    let key: String
    let kind: JSONValue.Kind

    private static let mark: Character = ":"

    /// The state.
    var state: String { "\(key)\(Self.mark)\(kind.rawValue)" }

    /// Creates the type of a key that a census names.
    init(_ key: String, _ kind: JSONValue.Kind) {
        self.key = key
        self.kind = kind
    }

    /// Reads a state; `nil` if no run writes it.
    init?(state: String) {
        let parts = state.split(separator: Self.mark, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = JSONValue.Kind(rawValue: String(parts[1])),
            KeyName.isName(String(parts[0]))
        else { return nil }
        self.init(String(parts[0]), kind)
    }
}
