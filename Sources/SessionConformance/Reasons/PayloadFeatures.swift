import SessionContract
import SessionModel
import SessionPayloads
import StrictJSON

/// What is remarkable about a payload: its faults, the questions that it raises, and everything
/// else that a model may treat in its own way.
///
/// They are the reason for which a payload shows a fault of a model. Shrinking may take features
/// away, but never adds one, so a payload does not shrink from one fault of a model to another. Any
/// other payload that has all features of a smallest one may show the same fault for the same
/// reason.
struct PayloadFeatures: Hashable, Sendable {
    /// A feature of a field, or of the whole payload if `field` is `nil`.
    struct Feature: Hashable, Sendable {
        let field: DeclaredField?
        let kind: Kind
    }

    /// The kinds of features.
    enum Kind: Hashable, Sendable {
        case syntax(SyntaxFault)
        case violation(Fault)
        case question(PolicyQuestion)
        case null
        case value
        case zero
        case negative

        /// An integer whose magnitude is at least two to this power.
        case magnitude(power: UInt64)
        case dialect(Timestamp.Dialect)
        case time(TimeFeature)
        case notLink
        case empty
        case long
        case notASCII
        case astral
        case nul
        case controlCharacter
        case quoteOrBackslash
        case markup
        case upperCase
        case surroundingSpace
        case undeclaredField

        /// The key of an undeclared member is almost that of this field.
        case similarKey(KeyLikeness)
        case unusualNumber
        case nestedValue
        case deepValue
        case manyMembers
        case whiteSpace
        case escape
        case keyOrder
    }

    /// The features, the most remarkable ones first.
    private(set) var features: [Feature] = []

    init(of payload: [UInt8]) {
        self.init(of: payload, PayloadReading(of: payload))
    }

    /// Finds the features of a payload that has been read already.
    init(of payload: [UInt8], _ reading: PayloadReading) {
        guard case .syntax? = reading.violations.first else {
            add(payload, reading)
            return
        }
        let repair = SyntaxRepair(payload)
        for fault in repair.faults { add(.syntax(fault)) }
        if let repaired = repair.repaired { add(repaired, PayloadReading(of: repaired)) }
    }

    /// Finds the features of a payload if it has none but `allowed`, and otherwise returns `nil`.
    ///
    /// Stops at the first ones that are not allowed, since most payloads that a reducer tries have
    /// some, and stages are in the order of their cost.
    init?(of payload: PayloadReading, among allowed: PayloadFeatures) {
        self.init()
        var text = payload.payload
        var reading = payload
        if case .syntax? = reading.violations.first {
            guard allowed.syntaxFault != nil else { return nil }
            let repair = SyntaxRepair(text)
            for fault in repair.faults { add(.syntax(fault)) }
            guard allowed.includes(self) else { return nil }
            guard let repaired = repair.repaired else { return }
            text = repaired
            reading = PayloadReading(of: repaired)
        }
        addFaults(of: reading)
        var values = Self()
        values.addValues(of: reading)
        guard allowed.includes(self), allowed.includes(values) else { return nil }
        addText(of: text, values)
        guard allowed.includes(self) else { return nil }
    }

    private init() {}

    /// Returns whether this payload has all features of `smallest`.
    func includes(_ smallest: PayloadFeatures) -> Bool {
        smallest.features.allSatisfy { features.contains($0) }
    }

    /// The number of features.
    var count: Int { features.count }

    /// The first syntax fault, if the payload is not JSON.
    var syntaxFault: SyntaxFault? {
        if case .syntax(let fault)? = features.first?.kind { fault } else { nil }
    }

    /// The first two features, which name a row of a report.
    var mostRemarkable: [Kind] { features.prefix(2).map(\.kind) }

    /// Returns the features of a value of this field, other than that there is one.
    func details(of field: DeclaredField) -> [Kind] {
        features.filter { $0.field == field && $0.kind != .value && $0.kind != .null }.map(\.kind)
    }

    /// The field of all features, if they have exactly one.
    var field: DeclaredField? {
        let fields = Set(features.compactMap(\.field))
        return fields.count == 1 ? fields.first : nil
    }

    /// How likely it is that an API sends such a payload.
    var likelihood: Finding.Likelihood {
        if syntaxFault != nil { return .broken }
        return features.allSatisfy(\.kind.isUsual) ? .likely : .unlikely
    }

    private mutating func add(_ kind: Kind, _ field: DeclaredField? = nil) {
        let feature = Feature(field: field, kind: kind)
        if !features.contains(feature) { features.append(feature) }
    }

    private mutating func add(_ payload: [UInt8], _ reading: PayloadReading) {
        addFaults(of: reading)
        var values = Self()
        values.addValues(of: reading)
        addText(of: payload, values)
    }

    private mutating func addFaults(of reading: PayloadReading) {
        for violation in reading.violations { add(.violation(violation), violation.field) }
        if let last = reading.lastFields { addShadowed(reading.fields, last) }
        for question in reading.questions.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(.question(question))
        }
    }

    private mutating func addValues(of reading: PayloadReading) {
        for field in DeclaredField.allCases {
            add(reading.fields[field], of: field)
            if let last = reading.lastFields { add(last[field], of: field) }
        }
    }

    /// Adds the features of keys and of spelling, with those of the values between them.
    private mutating func addText(of payload: [UInt8], _ values: PayloadFeatures) {
        let document = try? JSONDocument(parsing: payload)
        let members = document?.root.members ?? []
        for member in members {
            // Some languages have no such integer, so they read it as another type.
            if member.value.number?.text == "-0", let field = DeclaredField(key: member.key) {
                add(.negative, field)
            }
            guard let (field, likeness) = KeyLikeness.likeness(of: member.key) else { continue }
            add(.similarKey(likeness), field)
        }
        for feature in values.features { add(feature.kind, feature.field) }
        addSpelling(of: payload, members)
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
            if number == 0 { add(.zero, field) }
            if number < 0 { add(.negative, field) }
            for power in [62, 53, 32, 31, 16, 15, 8, 7] as [UInt64]
            where number.magnitude >= 1 << power {
                add(.magnitude(power: power), field)
            }
        case .number: add(.value, field)
        case .string(let text): add(text, of: field)
        }
    }

    private mutating func add(_ string: JSONString, of field: DeclaredField) {
        add(.value, field)
        let bytes = string.bytes
        if field.isTimestamp, let text = string.string {
            let dialect = Timestamp(text).dialect
            // A time may have both a fraction and a leap second, but only one dialect.
            if ![.documented, .rfc3339Fraction, .rfc3339LeapSecond].contains(dialect) {
                add(.dialect(dialect), field)
            }
            for feature in TimeFeature.features(of: bytes) { add(.time(feature), field) }
        }
        // A text with half of a surrogate pair is not a time either.
        if field.isTimestamp, string.string == nil { add(.dialect(.unknown), field) }
        if bytes.isEmpty { add(.empty, field) }
        if bytes.count > 255 { add(.long, field) }
        let classes = ByteClasses(of: bytes)
        if classes.contains(.fourBytes) { add(.astral, field) }
        if classes.contains(.notASCII) { add(.notASCII, field) }
        if classes.contains(.nul) { add(.nul, field) }
        if classes.contains(.control) { add(.controlCharacter, field) }
        if !classes.isDisjoint(with: [.quote, .backslash]) { add(.quoteOrBackslash, field) }
        if classes.contains(.markup) { add(.markup, field) }
        let ends = [bytes.first, bytes.last].compactMap(\.self)
        if ends.contains(where: \.isJSONWhitespace) { add(.surroundingSpace, field) }
        guard field.meaning == .link else { return }
        if classes.contains(.upperCase) { add(.upperCase, field) }
        if !bytes.starts(with: "https://".utf8) { add(.notLink, field) }
    }
}

// MARK: - Duplicate keys

extension PayloadFeatures {
    /// Adds the faults of values that another value of a duplicate key makes up for.
    ///
    /// A model that uses such a value may accept it for the same reason as the value by itself.
    private mutating func addShadowed(
        _ first: FieldMap<FieldValue>,
        _ last: FieldMap<FieldValue>
    ) {
        for field in DeclaredField.allCases {
            for value in [first[field], last[field]] {
                guard let fault = value.fault(as: field), fault.question == nil else { continue }
                add(.violation(fault), field)
            }
        }
    }
}

// MARK: - Spelling

extension PayloadFeatures {
    private mutating func addSpelling(of payload: [UInt8], _ members: [JSONMember]) {
        guard !members.isEmpty else { return }
        var (declared, others): ([DeclaredField], [JSONValue]) = ([], [])
        for member in members {
            if let field = DeclaredField(key: member.key) {
                declared.append(field)
            } else {
                others.append(member.value)
            }
        }
        if !others.isEmpty { add(.undeclaredField) }
        if members.count > 64 { add(.manyMembers) }
        if others.contains(where: \.hasUnusualNumber) { add(.unusualNumber) }
        let nested = members.map(\.value).filter { [.array, .object].contains($0.kind) }
        if !nested.isEmpty { add(.nestedValue) }
        if nested.contains(where: { $0.isNested(deeperThan: 16) }) { add(.deepValue) }
        let classes = ByteClasses(of: payload)
        if classes.contains(.space), CanonicalSpelling.hasWhiteSpace(payload) { add(.whiteSpace) }
        if classes.contains(.backslash), CanonicalSpelling.hasNeedlessEscape(payload) {
            add(.escape)
        }
        if declared.first != DeclaredField.contractOrder.first { add(.keyOrder) }
    }
}

extension JSONValue {
    /// Whether this is a number that a double or an integer of 64 bits cannot hold exactly, or that
    /// is not written as an integer.
    fileprivate var isUnusualNumber: Bool {
        guard let number else { return false }
        guard let integer = number.int64, number.text.utf8.allSatisfy({ $0 != 0x2E }) else {
            return true
        }
        return integer.magnitude >= 1 << 53
    }

    /// Whether this is an unusual number, or an array or object that contains one.
    fileprivate var hasUnusualNumber: Bool {
        // Values may be nested too deeply for a function that calls itself.
        var left = [self]
        while let value = left.popLast() {
            if value.isUnusualNumber { return true }
            left += value.elements ?? value.members?.map(\.value) ?? []
        }
        return false
    }

    /// Returns whether the first values of arrays and objects are nested deeper than a limit.
    fileprivate func isNested(deeperThan limit: Int) -> Bool {
        var (value, depth) = (self, 1)
        while let next = value.elements?.first ?? value.members?.first?.value {
            (value, depth) = (next, depth + 1)
            if depth > limit { return true }
        }
        return false
    }
}

extension PayloadFeatures.Kind {
    /// Whether the API documents the feature, or JSON writers and later versions of an API have it.
    fileprivate var isUsual: Bool {
        switch self {
        case .null, .value, .magnitude, .undeclaredField, .nestedValue, .whiteSpace, .escape,
            .keyOrder, .long:
            true
        case .syntax, .violation, .question, .similarKey, .zero, .negative, .dialect, .time,
            .notLink, .empty,
            .notASCII, .astral, .nul, .controlCharacter, .quoteOrBackslash, .markup, .upperCase,
            .surroundingSpace, .unusualNumber, .deepValue, .manyMembers:
            false
        }
    }
}
