import SessionContract
package import SessionModel
package import StrictJSON

/// An editable payload: the members of a session object as raw text, valid or not.
///
/// All keys and values are in one buffer, in the order in which they were added, and a member is
/// two ranges of it. So a draft needs two arrays whatever the number of members, and moving,
/// duplicating or dropping a member copies no text.
package struct PayloadDraft: Sendable {
    /// The members in order; a key may occur several times.
    package var members: [Member] = []

    /// The text of all keys and values, including those of former members.
    private var text: [UInt8] = []

    /// The bytes before the object.
    package var prefix: [UInt8] = []

    /// The bytes after the object.
    package var suffix: [UInt8] = []

    /// The white space of the gaps between tokens, used in turn; empty for none.
    package var gaps: [WhiteSpace] = []

    /// The forms of the scalars in respelled strings, used in turn; empty to respell nothing.
    package var forms: [EscapeForm] = []

    /// A member of the object.
    package struct Member: Sendable {
        /// The declared field, if the key is one without escapes.
        fileprivate(set) var field: DeclaredField?

        /// The range of the key, including its quotation marks.
        fileprivate var key: Range<Int>
        fileprivate var value: Range<Int>

        /// Whether the key is respelled in ``PayloadDraft/forms``.
        package var respellsKey = false

        /// Whether a string value is respelled in ``PayloadDraft/forms``.
        package var respellsValue = false
    }

    /// Creates an empty object.
    package init() {}

    /// Creates a draft with the members of a session, in the order of the vendor's sample.
    package init(_ session: SessionObject) {
        // Enough for most sessions and the usual changes to them.
        text.reserveCapacity(384)
        members.reserveCapacity(8)
        for field in DeclaredField.allCases { add(field, session[field]) }
    }

    /// Creates a draft with members of a document, with plain keys and with values as in `payload`.
    package init(_ members: [JSONMember], of payload: [UInt8]) {
        text = payload
        for member in members {
            let key = spelled { unsafe $0.append(quoting: member.key.bytes.span.bytes) }
            self.members.append(
                Member(field: DeclaredField(key: member.key), key: key, value: member.value.range)
            )
        }
    }

    private mutating func add(_ field: DeclaredField, _ state: OptionalNullable<FieldContent>) {
        switch state {
        case .absent: return
        case .null: append(field, "null".utf8)
        case .value(let content):
            let key = spelled { unsafe $0.append(field.quotedKey.span.bytes) }
            let value = spelled { text in
                switch content {
                case .integer(let value): text.append(decimal: value)
                case .text(let value): text.append(quoting: value)
                }
            }
            members.append(Member(field: field, key: key, value: value))
        }
    }

    /// Appends to the buffer, and returns the appended range.
    private mutating func spelled(_ spell: (inout [UInt8]) -> Void) -> Range<Int> {
        let start = text.count
        spell(&text)
        return start..<text.count
    }
}

// MARK: - Members

extension PayloadDraft {
    /// Adds a declared field with raw text as its value, even if the key exists already.
    package mutating func append(_ field: DeclaredField, _ value: some Collection<UInt8>) {
        let key = spelled { unsafe $0.append(field.quotedKey.span.bytes) }
        members.append(Member(field: field, key: key, value: spelled { $0 += value }))
    }

    /// Adds an undeclared member; `key` is plain text.
    package mutating func append(undeclared key: String, _ value: some Collection<UInt8>) {
        insert(undeclared: key, value, at: members.count)
    }

    /// Adds a member; `key` is raw text, including any quotation marks.
    package mutating func append(spelled key: String, _ value: some Collection<UInt8>) {
        let key = spelled { $0 += key.utf8 }
        members.append(Member(field: nil, key: key, value: spelled { $0 += value }))
    }

    /// Inserts an undeclared member before the member at `index`; `key` is plain text.
    package mutating func insert(
        undeclared key: String,
        _ value: some Collection<UInt8>,
        at index: Int
    ) {
        let key = spelled { $0.append(quoting: key) }
        let value = spelled { $0 += value }
        members.insert(Member(field: nil, key: key, value: value), at: index)
    }

    /// Sets the value of a field to raw text; a missing field is added at the end.
    package mutating func set(_ field: DeclaredField, to value: some Collection<UInt8>) {
        if let index = members.firstIndex(where: { $0.field == field }) {
            setValue(ofMemberAt: index, to: value)
        } else {
            append(field, value)
        }
    }

    /// Replaces the value of a member with raw text.
    package mutating func setValue(ofMemberAt index: Int, to value: some Collection<UInt8>) {
        members[index].value = spelled { $0 += value }
    }

    /// Replaces the value of a member with a string, spelled with as few escapes as possible.
    package mutating func setValue(ofMemberAt index: Int, toPlainlySpelled string: JSONString) {
        members[index].value = spelled { unsafe $0.append(quoting: string.bytes.span.bytes) }
    }

    /// Returns the text of the first value of a field; `null` if the field is absent.
    package func value(of field: DeclaredField) -> [UInt8] {
        members.first { $0.field == field }.map { Array(text[$0.value]) } ?? Array("null".utf8)
    }

    /// Removes the members of a declared field.
    package mutating func remove(_ field: DeclaredField) {
        members.removeAll { $0.field == field }
    }

    /// Returns whether there is an undeclared member with this key, written without escapes.
    package func contains(undeclared key: String) -> Bool {
        let spelled = PayloadDraft.quoted(key)
        return members.contains { $0.field == nil && text[$0.key].elementsEqual(spelled) }
    }
}

// MARK: - The payload

extension PayloadDraft {
    /// The bytes of the payload.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        bytes += prefix
        var gaps = Gaps(gaps)
        gaps.append(to: &bytes)
        bytes.append(UInt8(ascii: "{"))
        for index in members.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            gaps.append(to: &bytes)
            append(members[index].key, members[index].respellsKey, to: &bytes)
            gaps.append(to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            gaps.append(to: &bytes)
            append(members[index].value, members[index].respellsValue, to: &bytes)
            gaps.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        gaps.append(to: &bytes)
        bytes += suffix
        return bytes
    }

    private func append(_ place: Range<Int>, _ isRespelled: Bool, to bytes: inout [UInt8]) {
        let text = unsafe text.span.bytes.extracting(place)
        if isRespelled, !forms.isEmpty, bytes.append(respelling: text, as: forms) { return }
        bytes.append(text)
    }

    /// An upper bound of the length in bytes, unless respelled strings make the payload longer.
    private var byteCount: Int {
        var count = prefix.count + suffix.count + 2
        for member in members { count += member.key.count + member.value.count + 2 }
        guard !gaps.isEmpty else { return count }
        return count + gaps.reduce(0) { $0 + $1.count } * (gapCount / gaps.count + 1)
    }

    /// The number of gaps: one before and one after the object, four per member.
    package var gapCount: Int { 4 * members.count + 2 }

    /// An iterator over the white space of the gaps, which repeats.
    private struct Gaps {
        private let texts: [WhiteSpace]
        private var next = 0

        init(_ texts: [WhiteSpace]) {
            self.texts = texts
        }

        mutating func append(to bytes: inout [UInt8]) {
            guard !texts.isEmpty else { return }
            bytes.append(texts[next])
            next = next + 1 == texts.count ? 0 : next + 1
        }
    }

    /// Returns a JSON string with the fewest escapes.
    package static func quoted(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 2)
        bytes.append(quoting: text)
        return bytes
    }

    /// Returns the decimal digits of an integer.
    package static func decimal(_ value: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(decimal: value)
        return bytes
    }
}

extension DeclaredField {
    /// The key as a JSON string.
    fileprivate var quotedKey: [UInt8] { Self.quotedKeys[ordinal] }

    private static let quotedKeys = allCases.map { PayloadDraft.quoted($0.key) }
}
