package import StrictJSON

/// A field of a session that the contract declares.
///
/// Every order, set, count and table of fields in the package is derived from this list. The cases
/// are in the order of the vendor's sample session, in which live services also send them. They
/// are the coding keys of ``SessionObject``.
@usableFromInline
package enum DeclaredField: String, CodingKey, CaseIterable, Hashable, Sendable {
    case authenticatedAt = "authenticated_at"
    case id
    case lastSeenAt = "last_seen_at"
    case url
    case userID = "user_id"
}

extension DeclaredField {
    /// What a value of a field means if it is not null.
    @usableFromInline
    package enum Meaning: Hashable, Sendable {
        /// A 64-bit integer.
        case integer

        /// A string with a time.
        case timestamp

        /// A string with the URL of a session.
        case link
    }

    /// The meaning of the field's values.
    @inlinable package var meaning: Meaning {
        switch self {
        case .id, .userID: .integer
        case .authenticatedAt, .lastSeenAt: .timestamp
        case .url: .link
        }
    }

    /// Whether every session must have a value for the field.
    @inlinable package var isRequired: Bool {
        switch self {
        case .id: true
        case .authenticatedAt, .lastSeenAt, .url, .userID: false
        }
    }
}

/// Storage for one value per declared field.
///
/// The size is the number of cases. A type cannot depend on `allCases.count`, so a test compares
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

    /// Whether the field holds an integer or a text when it is not null.
    package var content: FieldContent.Kind {
        switch meaning {
        case .integer: .integer
        case .timestamp, .link: .text
        }
    }

    /// The JSON type of the field's values other than null.
    package var kind: JSONValue.Kind {
        switch content {
        case .integer: .number
        case .text: .string
        }
    }

    /// Whether the value is a time.
    package var isTimestamp: Bool { meaning == .timestamp }

    /// The fields by their ``ordinal``: a stored copy of ``allCases``, which builds an array on
    /// each access.
    private static let inOrder = allCases

    /// The first declared field, with which a `switch` over all fields starts.
    @inlinable package static var first: DeclaredField { .authenticatedAt }

    /// The fields in the order of the contract: required fields first, each group as declared.
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

    /// The field whose key is the string at `extent` in `text`, with escapes resolved.
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

    /// The field whose key this is in another case or style: `userId`, `Last-Seen-At`.
    package init?(misspelled key: JSONString) {
        unsafe self.init(misspelled: key.bytes.span.bytes)
    }

    /// The field whose key these bytes are in another case or style.
    package init?(misspelled key: borrowing RawSpan) {
        guard let letters = FieldKey(lettersOf: key), DeclaredField(named: key) == nil,
            let ordinal = FieldKey.letters.firstIndex(of: letters)
        else { return nil }
        self = Self.inOrder[ordinal]
    }
}
