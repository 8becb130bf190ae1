import SessionContract
import SessionModel
import StrictJSON

/// A session object on its way to a payload: members as raw text, which a fault can still spoil.
///
/// All keys and values stand in one text, in the order in which they were made, and a member is two
/// places in it. So a draft takes two arrays however many members it has, and none is copied where
/// a member is moved, doubled or dropped.
struct PayloadDraft: Sendable {
    var members: [Member] = []

    /// What keys and values are spelled like, and perhaps some that were members once.
    private var text: [UInt8] = []

    /// What stands before and after the object.
    var prefix: [UInt8] = []
    var suffix: [UInt8] = []

    /// White space for the gaps between tokens, used in turn; without any there is none.
    var gaps: [WhiteSpace] = []

    /// How the scalars of respelled strings are spelled, used in turn; without any nothing is.
    var forms: [EscapeForm] = []

    struct Member: Sendable {
        /// The declared field that the key spells plainly, where it does.
        fileprivate(set) var field: DeclaredField?

        /// Where the key with its quotation marks stands.
        fileprivate var key: Range<Int>
        fileprivate var value: Range<Int>

        /// Whether the strings of the member are spelled anew.
        var respellsKey = false
        var respellsValue = false
    }

    /// An empty object.
    init() {}

    /// The members of a session, in the order of the vendor's sample.
    init(_ session: SessionObject) {
        // Enough for most sessions, and for what is done to them.
        text.reserveCapacity(384)
        members.reserveCapacity(8)
        for field in DeclaredField.allCases { add(field, session[field]) }
    }

    /// Members of a document, their keys spelled plainly and their values as in the `payload`.
    init(_ members: [JSONMember], of payload: [UInt8]) {
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

    /// Spells something behind all that was spelled before, and returns its place.
    private mutating func spelled(_ spell: (inout [UInt8]) -> Void) -> Range<Int> {
        let start = text.count
        spell(&text)
        return start..<text.count
    }
}

// MARK: - Members

extension PayloadDraft {
    /// Adds a declared field with this text as its value, whether it is there already or not.
    mutating func append(_ field: DeclaredField, _ value: some Collection<UInt8>) {
        let key = spelled { unsafe $0.append(field.quotedKey.span.bytes) }
        members.append(Member(field: field, key: key, value: spelled { $0 += value }))
    }

    /// Adds a member that is no declared field, its key spelled plainly.
    mutating func append(undeclared key: String, _ value: some Collection<UInt8>) {
        insert(undeclared: key, value, at: members.count)
    }

    /// Adds a member whose key is this text, of which its quotation marks are part.
    mutating func append(spelled key: String, _ value: some Collection<UInt8>) {
        let key = spelled { $0 += key.utf8 }
        members.append(Member(field: nil, key: key, value: spelled { $0 += value }))
    }

    /// Adds a member that is no declared field before the member at `index`.
    mutating func insert(undeclared key: String, _ value: some Collection<UInt8>, at index: Int) {
        let key = spelled { $0.append(quoting: key) }
        let value = spelled { $0 += value }
        members.insert(Member(field: nil, key: key, value: value), at: index)
    }

    /// Gives a field this text as its value, at the place it has or at the end.
    mutating func set(_ field: DeclaredField, to value: some Collection<UInt8>) {
        if let index = members.firstIndex(where: { $0.field == field }) {
            setValue(ofMemberAt: index, to: value)
        } else {
            append(field, value)
        }
    }

    mutating func setValue(ofMemberAt index: Int, to value: some Collection<UInt8>) {
        members[index].value = spelled { $0 += value }
    }

    mutating func setValue(ofMemberAt index: Int, toPlainlySpelled string: JSONString) {
        members[index].value = spelled { unsafe $0.append(quoting: string.bytes.span.bytes) }
    }

    mutating func remove(_ field: DeclaredField) {
        members.removeAll { $0.field == field }
    }

    /// Whether a member has this key, spelled plainly.
    func contains(undeclared key: String) -> Bool {
        let spelled = PayloadDraft.quoted(key)
        return members.contains { $0.field == nil && text[$0.key].elementsEqual(spelled) }
    }
}

// MARK: - The payload

extension PayloadDraft {
    /// The payload.
    var bytes: [UInt8] {
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

    /// How long the payload is; longer where strings are respelled.
    private var byteCount: Int {
        var count = prefix.count + suffix.count + 2
        for member in members { count += member.key.count + member.value.count + 2 }
        guard !gaps.isEmpty else { return count }
        return count + gaps.reduce(0) { $0 + $1.count } * (gapCount / gaps.count + 1)
    }

    /// How many gaps the payload has.
    var gapCount: Int { 4 * members.count + 2 }

    /// White space for one gap after the other.
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

    /// A string in quotation marks, with the fewest escapes.
    static func quoted(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 2)
        bytes.append(quoting: text)
        return bytes
    }

    /// The digits of an integer.
    static func decimal(_ value: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(decimal: value)
        return bytes
    }
}

extension DeclaredField {
    /// The key with its quotation marks.
    fileprivate var quotedKey: [UInt8] { Self.quotedKeys[ordinal] }

    private static let quotedKeys = allCases.map { PayloadDraft.quoted($0.key) }
}
