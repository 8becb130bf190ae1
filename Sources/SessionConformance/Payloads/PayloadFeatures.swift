import SessionContract
import SessionModel
import StrictJSON

/// The unusual features of a payload.
///
/// A rejection does not show its cause, but the features of the *smallest* rejected payload do. Any
/// other payload that has all of them may be rejected for the same reason.
struct PayloadFeatures: Sendable {
    /// A feature of a field, or of the whole payload if `field` is `nil`.
    struct Feature: Hashable, Sendable {
        let field: DeclaredField?
        let kind: Kind
    }

    /// The kinds of features.
    enum Kind: Hashable, Sendable {
        case violation(Fault)
        case question(PolicyQuestion)
        case null
        case value
        case negative

        /// An integer whose magnitude is at least two to this power.
        case magnitude(power: UInt64)
        case dialect(Timestamp.Dialect)
        case empty
        case long
        case notASCII
        case astral
        case controlCharacter
        case quoteOrBackslash
        case undeclaredField
        case nestedValue
        case whiteSpace
        case escape
        case keyOrder
    }

    private(set) var features: [Feature] = []

    init(of payload: [UInt8]) {
        let reading = PayloadReading(of: payload)
        for violation in reading.violations { add(.violation(violation), violation.field) }
        for question in reading.questions.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(.question(question))
        }
        for field in DeclaredField.allCases { add(reading.fields[field], of: field) }
        addSpelling(of: payload)
    }

    /// Returns whether this payload has all features of `smallest`.
    func includes(_ smallest: PayloadFeatures) -> Bool {
        smallest.features.allSatisfy { features.contains($0) }
    }

    /// The first two features, which name a row of a report.
    var mostRemarkable: [Kind] { features.prefix(2).map(\.kind) }

    /// The field of all features, if they have exactly one.
    var field: DeclaredField? {
        let fields = Set(features.compactMap(\.field))
        return fields.count == 1 ? fields.first : nil
    }

    private mutating func add(_ kind: Kind, _ field: DeclaredField? = nil) {
        features.append(Feature(field: field, kind: kind))
    }
}

// MARK: - Values

extension PayloadFeatures {
    private mutating func add(_ value: FieldValue, of field: DeclaredField) {
        switch value {
        case .absent, .other: break
        case .null: add(.null, field)
        case .integer(let number):
            if !field.isRequired { add(.value, field) }
            if number < 0 { add(.negative, field) }
            for power in [53, 32, 31, 16, 15, 8, 7] as [UInt64]
            where number.magnitude >= 1 << power {
                add(.magnitude(power: power), field)
            }
        case .number: add(.value, field)
        case .string(let text): add(text, of: field)
        }
    }

    private mutating func add(_ text: JSONString, of field: DeclaredField) {
        add(.value, field)
        if field.isTimestamp, let text = text.string {
            let dialect = Timestamp(text).dialect
            if dialect != .documented { add(.dialect(dialect), field) }
        }
        let bytes = text.bytes
        if bytes.isEmpty { add(.empty, field) }
        if bytes.count > 255 { add(.long, field) }
        if bytes.contains(where: { $0 >= 0x80 }) { add(.notASCII, field) }
        if bytes.contains(where: { $0 >= 0xF0 }) { add(.astral, field) }
        if bytes.contains(where: { $0 < 0x20 }) { add(.controlCharacter, field) }
        if bytes.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            add(.quoteOrBackslash, field)
        }
    }
}

// MARK: - Spelling

extension PayloadFeatures {
    private mutating func addSpelling(of payload: [UInt8]) {
        guard let document = try? JSONDocument(parsing: payload),
            let members = document.root.members
        else { return }
        let declared = members.compactMap { DeclaredField(key: $0.key) }
        if declared.count < members.count { add(.undeclaredField) }
        if members.contains(where: { [.array, .object].contains($0.value.kind) }) {
            add(.nestedValue)
        }
        if payload.contains(where: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }),
            CanonicalSpelling.hasWhiteSpace(payload)
        {
            add(.whiteSpace)
        }
        if CanonicalSpelling.hasNeedlessEscape(payload) { add(.escape) }
        if declared.first != DeclaredField.contractOrder.first { add(.keyOrder) }
    }
}
