package import SessionContract
import StrictJSON

/// What a text says of a session: the value of each declared field, and what is wrong with it.
///
/// It agrees with ``PayloadVerdict``, and keeps what a judgement of a model needs besides.
package struct PayloadReading: Hashable, Sendable {
    /// What each field has; of a key that is named twice, the first value.
    var fields = FieldTable()

    /// The fields with the last value of each key that is named twice, where that differs.
    var lastFields: FieldTable?

    /// What breaks the contract whichever value of a key counts.
    var violations: [Violation] = []

    /// What the implementation is asked.
    package var questions: Set<PolicyQuestion> = []

    /// The questions that concern a declared field or the whole text, so that no model can overlook
    /// them by leaving undeclared fields alone.
    var inescapableQuestions: Set<PolicyQuestion> = []

    /// Whether the payload could not be read, so that nothing is known of its fields.
    var isUnread = false

    /// What a model owes to the payload.
    package var kind: PayloadVerdict.Kind {
        guard violations.isEmpty else { return .violates }
        return questions.isEmpty ? .conforms : .implementationDefined
    }

    /// Reads a payload.
    ///
    /// Linear in its length; anything may be in it.
    package init(of payload: [UInt8]) {
        if let plain = unsafe Self.plain(payload.span.bytes) {
            self = plain
        } else {
            self.init(throughTree: payload)
        }
    }

    private init() {}

    /// Whether both mean the same session, whatever else is in them.
    func means(_ other: PayloadReading) -> Bool {
        fields.means(other.fields) && violations.isEmpty == other.violations.isEmpty
    }
}

// MARK: - Ordinary payloads

extension PayloadReading {
    /// The reading of one object of declared fields, each there once and null or of its type; `nil`
    /// for anything else.
    ///
    /// Nearly all payloads and all outputs are such, and reading them builds no tree.
    private static func plain(_ bytes: borrowing RawSpan) -> PayloadReading? {
        var walk = JSONWalk()
        var reading = PayloadReading()
        var seen: UInt8 = 0
        guard case .beginObject = try? walk.next(in: bytes) else { return nil }
        while true {
            switch try? walk.next(in: bytes) {
            case .key(let extent):
                guard let field = field(named: extent, in: bytes),
                    seen & 1 << UInt8(field.rawValue) == 0,
                    let event = try? walk.next(in: bytes),
                    let value = value(event, of: field, in: bytes)
                else { return nil }
                seen |= 1 << UInt8(field.rawValue)
                reading.fields[field] = value
            case .endObject:
                guard seen & 1 << UInt8(DeclaredField.id.rawValue) != 0,
                    bytes.endOfWhitespace(from: walk.offset) == bytes.byteCount
                else { return nil }
                return reading
            default:
                return nil
            }
        }
    }

    private static func field(
        named extent: JSONStringExtent,
        in bytes: borrowing RawSpan
    ) -> DeclaredField? {
        // An escape makes its key longer than it reads, so what is spelled like a name is the name.
        let (field, name): (DeclaredField, StaticString) =
            switch extent.range.count {
            case 2: (.id, "id")
            case 3: (.url, "url")
            case 7: (.userID, "user_id")
            case 12: (.lastSeenAt, "last_seen_at")
            default: (.authenticatedAt, "authenticated_at")
            }
        guard extent.range.count == name.utf8CodeUnitCount else { return nil }
        return bytes.starts(with: name, at: extent.start) ? field : nil
    }

    private static func value(
        _ event: JSONEvent,
        of field: DeclaredField,
        in bytes: borrowing RawSpan
    ) -> FieldValue? {
        switch event {
        case .null:
            return field.isRequired ? nil : .null
        case .string(let extent):
            guard field.kind == .string, !extent.hasLoneSurrogate else { return nil }
            return .string(JSONString(extent, in: bytes))
        case .number(let range):
            guard field.kind == .number,
                case .integer(let value) = JSONNumber.Integrality(ofNumberIn: range, of: bytes)
            else { return nil }
            return .integer(value)
        default:
            return nil
        }
    }
}

// MARK: - All others

extension PayloadReading {
    /// Reads a payload by way of a tree.
    init(throughTree payload: [UInt8]) {
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: payload)
        } catch {
            // Too deep for this reader is not too deep for all.
            if error.kind == .tooDeep {
                readSurface(of: payload)
            } else {
                violations = [Violation(.syntax(error.kind))]
            }
            return
        }
        if document.hasByteOrderMark { ask(.byteOrderMark, inescapably: true) }
        guard let members = document.root.members else {
            violations = [Violation(.noObject(document.root.kind))]
            return
        }
        if !document.root.duplicateKeys().isEmpty { ask(.duplicateKey, inescapably: false) }
        if document.root.hasLoneSurrogate { ask(.loneSurrogate, inescapably: false) }
        read(members)
    }

    /// Reads a payload that is nested too deep, as far as its declared fields go.
    ///
    /// What is nested may hold any fault, so nothing but rejection and preservation is judged.
    private mutating func readSurface(of payload: [UInt8]) {
        let surface = Self(of: PayloadSurface.shallow(payload))
        if surface.kind == .conforms { fields = surface.fields } else { isUnread = true }
        ask(.depth, inescapably: true)
    }

    private mutating func ask(_ question: PolicyQuestion, inescapably: Bool) {
        questions.insert(question)
        if inescapably { inescapableQuestions.insert(question) }
    }

    private mutating func read(_ members: [JSONMember]) {
        var last = FieldTable()
        for field in DeclaredField.allCases {
            let values = members.lazy.filter { DeclaredField(key: $0.key) == field }.map(\.value)
            let all = Array(values)
            guard let first = all.first, let final = all.last else {
                if field.isRequired { violations.append(Violation(.missing, of: field)) }
                continue
            }
            if all.count > 1 { ask(.duplicateKey, inescapably: true) }
            fields[field] = FieldValue(first)
            last[field] = FieldValue(final)
            for value in all { askAbout(value, of: field) }
            let broken = all.compactMap { Self.violation(of: $0, as: field) }
            if broken.count == all.count { violations.append(broken[0]) }
        }
        if !last.means(fields) { lastFields = last }
    }

    private mutating func askAbout(_ value: JSONValue, of field: DeclaredField) {
        if value.string?.hasLoneSurrogate == true { ask(.loneSurrogate, inescapably: true) }
        guard field.kind == .number, let number = value.number else { return }
        switch number.integrality {
        case .integer, .fraction: break
        case .spelledInteger: ask(.integerSpelling, inescapably: true)
        case .outOfRange: ask(.integerRange, inescapably: true)
        }
    }

    /// How `value` breaks what the contract says of `field`.
    static func violation(of value: JSONValue, as field: DeclaredField) -> Violation? {
        if value.kind == .null {
            return field.isRequired ? Violation(.null, of: field) : nil
        }
        guard value.kind == field.kind else { return Violation(.type(value.kind), of: field) }
        return value.number?.integrality == .fraction ? Violation(.fraction, of: field) : nil
    }
}
