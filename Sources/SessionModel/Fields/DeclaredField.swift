package import StrictJSON

/// A field that the contract declares for a session: the one list of the fields, from which every
/// order, set, count and table of the package is derived.
///
/// The cases are in the order of the vendor's sample session, which is also the order in which
/// live services send them. As coding keys they name the properties of ``SessionObject``.
@usableFromInline
package enum DeclaredField: String, CodingKey, CaseIterable, Hashable, Sendable {
    case authenticatedAt = "authenticated_at"
    case id
    case lastSeenAt = "last_seen_at"
    case url
    case userID = "user_id"
}

extension DeclaredField {
    /// What the value of a field means where it is not null.
    @usableFromInline
    package enum Meaning: Hashable, Sendable {
        /// An integer of 64 bits.
        case integer

        /// A string that is a time.
        case timestamp

        /// A string that is the address of a session.
        case link
    }

    /// What the value means.
    @inlinable package var meaning: Meaning {
        switch self {
        case .id, .userID: .integer
        case .authenticatedAt, .lastSeenAt: .timestamp
        case .url: .link
        }
    }

    /// Whether a session must have a value for it.
    @inlinable package var isRequired: Bool {
        switch self {
        case .id: true
        case .authenticatedAt, .lastSeenAt, .url, .userID: false
        }
    }
}

/// Room for a value of each declared field.
///
/// The number is that of the cases. A type cannot be made from `allCases.count`, so a test compares
/// the two.
@usableFromInline
package typealias FieldStorage<Value> = InlineArray<5, Value>

// MARK: - Derived

extension DeclaredField {
    /// The key of the field in JSON.
    package var key: String { rawValue }

    /// The position of the field in ``allCases``.
    @inlinable package var ordinal: Int {
        switch self {
        case .authenticatedAt: 0
        case .id: 1
        case .lastSeenAt: 2
        case .url: 3
        case .userID: 4
        }
    }

    /// Whether a value that is not null is a number or a string.
    package var content: FieldContent.Kind {
        switch meaning {
        case .integer: .integer
        case .timestamp, .link: .text
        }
    }

    /// The JSON type of a value that is not null.
    package var kind: JSONValue.Kind {
        switch content {
        case .integer: .number
        case .text: .string
        }
    }

    /// Whether the value is a time.
    package var isTimestamp: Bool { meaning == .timestamp }

    /// The fields by their ``ordinal``: ``allCases``, which is made each time, kept.
    private static let inOrder = allCases

    /// The first field of the declaration, where a `switch` over all of them starts.
    @inlinable package static var first: DeclaredField { .authenticatedAt }

    /// The fields in the order of the contract: what is required first, then as declared.
    package static let contractOrder =
        allCases.filter(\.isRequired)
        + allCases.filter { !$0.isRequired }

    /// The fields that may be absent or null.
    package static let optionalCases = allCases.filter { !$0.isRequired }
}

// MARK: - From keys

extension DeclaredField {
    /// The field with this key, compared by its scalars.
    package init?(key: JSONString) {
        unsafe self.init(named: key.bytes.span.bytes)
    }

    /// The field whose key is the string at `extent` of a text, with its escapes resolved.
    package init?(key extent: JSONStringExtent, in text: borrowing RawSpan) {
        guard extent.hasEscapes else {
            self.init(named: text.extracting(extent.range))
            return
        }
        var name = InlineArray<16, UInt8>(repeating: 0)
        var count = 0
        var offset = extent.start
        while offset < extent.end {
            let codePoint = text.codePoint(inStringAt: &offset)
            guard codePoint < 0x80, count < name.count else { return nil }
            name[count] = UInt8(truncatingIfNeeded: codePoint)
            count += 1
        }
        unsafe self.init(named: name.span.bytes.extracting(0..<count))
    }

    /// The field whose key has exactly these bytes.
    package init?(named name: borrowing RawSpan) {
        guard name.byteCount <= FieldKey.capacity else { return nil }
        guard let ordinal = FieldKey.all.firstIndex(of: FieldKey(name)) else { return nil }
        self = Self.inOrder[ordinal]
    }

    /// The field that `key` names in another case or style: `userId`, `Last-Seen-At`.
    package init?(misspelled key: JSONString) {
        unsafe self.init(misspelled: key.bytes.span.bytes)
    }

    /// The field that a key with these bytes names in another case or style.
    package init?(misspelled key: borrowing RawSpan) {
        guard let letters = FieldKey(lettersOf: key), DeclaredField(named: key) == nil,
            let ordinal = FieldKey.letters.firstIndex(of: letters)
        else { return nil }
        self = Self.inOrder[ordinal]
    }
}
