import SessionContract
import SessionModel
import StrictJSON

extension PayloadFeatures {
    /// The aspects that the payload is about, in the order of their declaration.
    ///
    /// A model that rejects a payload need not look further than one reason, so only the strongest
    /// kind of features counts: syntax faults, then violations, then open questions, then the
    /// values and the spelling of a payload that conforms.
    var aspects: [Aspect] {
        let syntax = features.compactMap(\.kind.syntaxAspect)
        if !syntax.isEmpty { return syntax.inOrder }
        let violations = features.compactMap(\.kind.violationAspect)
        if !violations.isEmpty { return violations.inOrder }
        let questions = features.compactMap { feature in
            if case .question(let question) = feature.kind { question.aspect } else { nil }
        }
        if !questions.isEmpty { return questions.inOrder }
        let fields: [DeclaredField?] = [nil] + DeclaredField.allCases
        let values = fields.flatMap { field in
            Self.aspects(of: features.filter { $0.field == field }.map(\.kind))
        }
        guard let strongest = values.map(\.rank).max() else { return [.onlyID] }
        return values.filter { $0.rank == strongest }.inOrder
    }

    /// All aspects of the values and the spelling of a payload that conforms.
    ///
    /// A model that keeps such a payload has shown all of them.
    var keptAspects: [Aspect] {
        var aspects = features.flatMap { Self.aspects(of: [$0.kind]) }
        if features.isEmpty { aspects.append(.onlyID) }
        return aspects.inOrder
    }

    /// Whether the payload is not JSON, raises a question, or has a key like that of a field.
    var isAboutText: Bool {
        features.contains { feature in
            switch feature.kind {
            case .syntax, .question, .similarKey: true
            default: false
            }
        }
    }

    /// The only aspect of the payload; `nil` if it has several.
    var onlyAspect: Aspect? { onlyAspect(of: features) }

    /// The only aspect of a field, whatever other fields have; `nil` if it has several.
    func onlyAspect(of field: DeclaredField) -> Aspect? {
        onlyAspect(of: features.filter { $0.field == field || $0.kind.isFault })
    }

    private func onlyAspect(of features: [Feature]) -> Aspect? {
        guard !features.contains(where: \.kind.isFault) else {
            return aspects.count == 1 ? aspects.first : nil
        }
        let groups = Dictionary(grouping: features, by: \.field).values
        let all = Set(groups.flatMap { Self.aspects(of: $0.map(\.kind)) })
        let others = all.subtracting([.values])
        return others.isEmpty ? (all.first ?? .onlyID) : others.count == 1 ? others.first : nil
    }

    /// Returns the aspects of the features of one field, or of the whole payload, without those
    /// that others imply.
    private static func aspects(of kinds: [Kind]) -> [Aspect] {
        let kinds = Set(kinds)
        return kinds.compactMap { kind in
            kind.isImplied(by: kinds) ? nil : kind.valueAspect
        }
    }
}

extension [Aspect] {
    /// Each of the aspects once, in the order of their declaration.
    fileprivate var inOrder: [Aspect] { Aspect.allCases.filter(contains) }
}

extension Aspect {
    /// How specific an aspect of values is: what has no other name comes last.
    fileprivate var rank: Int {
        switch self {
        case .onlyID: 0
        case .values: 1
        case .null: 2
        case .undeclared: 3
        // A value under such a key is taken for one of the field.
        case .similarKeys: 5
        default: 4
        }
    }
}

// MARK: - Values

extension PayloadFeatures.Kind {
    /// Whether others of these features say more about the same value.
    fileprivate func isImplied(by kinds: Set<Self>) -> Bool {
        switch self {
        case .value: kinds.count > 1
        case .magnitude(let power):
            kinds.contains { kind in
                if case .magnitude(let other) = kind { other > power } else { false }
            }
        case .zero, .negative:
            kinds.contains { if case .magnitude = $0 { true } else { false } }
        case .time(.fraction):
            !kinds.isDisjoint(with: [.time(.belowMilliseconds), .time(.belowNanoseconds)])
        // Texts that are remarkable as such are hardly ever times or links.
        case .dialect, .notLink: kinds.contains(where: \.isAboutCharacters)
        case .undeclaredField:
            !kinds.isDisjoint(with: [.nestedValue, .unusualNumber, .manyMembers])
        case .nestedValue: kinds.contains(.deepValue)
        case .notASCII: kinds.contains(.astral)
        default: false
        }
    }

    private var isAboutCharacters: Bool {
        switch self {
        case .empty, .long, .notASCII, .astral, .nul, .controlCharacter, .quoteOrBackslash, .markup,
            .surroundingSpace:
            true
        default: false
        }
    }

    /// The aspect of a feature that a payload may have and conform.
    fileprivate var valueAspect: Aspect? {
        switch self {
        case .syntax, .violation, .question: nil
        case .null: .null
        case .value: .values
        case .zero, .negative: .integers
        case .magnitude(power: 62): .integersTo63
        case .magnitude(power: 53): .integersFrom53
        case .magnitude: .integers
        case .dialect(let dialect): dialect.isRFC3339 ? .timeOffsets : .otherTimes
        case .time(.fraction): .timeFractions
        case .time(.belowMilliseconds), .time(.belowNanoseconds): .timePrecision
        case .time(.leapSecond): .leapSeconds
        case .time(.leapDay), .time(.before1970), .time(.after2037): .calendar
        case .notLink, .upperCase: .links
        case .empty: .emptyText
        case .long: .longText
        case .notASCII: .unicode
        case .astral: .astral
        case .nul, .controlCharacter: .controlCharacters
        case .quoteOrBackslash, .markup: .quotes
        case .surroundingSpace: .surroundingSpace
        case .undeclaredField: .undeclared
        case .similarKey: .similarKeys
        case .unusualNumber: .unusualNumbers
        case .nestedValue: .nested
        case .deepValue: .deep
        case .manyMembers: .manyMembers
        case .whiteSpace: .whiteSpace
        case .escape: .escapes
        case .keyOrder: .keyOrder
        }
    }
}

// MARK: - Faults

extension PayloadFeatures.Kind {
    /// Whether the payload is not JSON, violates the contract, or raises an open question.
    fileprivate var isFault: Bool {
        switch self {
        case .syntax, .violation, .question: true
        default: false
        }
    }

    /// The aspect of a violation of the contract.
    fileprivate var violationAspect: Aspect? {
        guard case .violation(let fault) = self else { return nil }
        return Aspect(of: fault)
    }

    /// The aspect of a fault of syntax.
    fileprivate var syntaxAspect: Aspect? {
        switch self {
        case .syntax(let fault): fault.aspect
        default: nil
        }
    }
}

extension Aspect {
    /// The aspect of a payload with this violation of the contract.
    init(of fault: Fault) {
        self =
            switch fault {
            case .absent: .missingID
            case .null: .nullID
            case .fraction: .fractionAsInteger
            case .range: .integersFrom63
            case .type(let field, let kind): Aspect(of: kind, as: field)
            default: .notAnObject
            }
    }

    private init(of kind: JSONValue.Kind, as field: DeclaredField) {
        self =
            switch (kind, field.content != .integer) {
            case (.string, _): .stringAsInteger
            case (.number, _): .numberAsString
            case (.boolean, false): .booleanAsInteger
            case (.boolean, true): .booleanAsString
            case (_, false): .nestedAsInteger
            case (_, true): .nestedAsString
            }
    }
}

extension PolicyQuestion {
    /// The aspect of a payload that raises the question.
    fileprivate var aspect: Aspect? {
        Aspect.allCases.first { $0.policy == .question(self) }
    }
}

extension SyntaxFault {
    /// The aspect of a text with this fault.
    var aspect: Aspect {
        switch self {
        case .noValue, .notJSON, .cutOff, .missingBrace, .wrongBracket, .other: .incomplete
        case .wideEncoding, .invalidUTF8: .encodings
        case .textBefore, .guardPrefix, .textAfter, .foreignSpace, .nul: .textAround
        case .blockComment, .lineComment, .hashComment: .comments
        case .trailingComma, .extraComma, .missingComma, .semicolon, .missingColon, .extraColon,
            .equalsSign, .missingValue:
            .punctuation
        case .unquotedKey, .numberAsKey, .singleQuotes, .backquotes, .concatenation, .unquotedText:
            .quoting
        case .controlCharacter, .unknownEscape, .invalidUnicodeEscape: .stringContent
        case .notANumber, .infinity: .notANumber
        case .plusSign, .leadingZero, .missingDigit, .otherRadix, .digitSeparator, .numberSuffix,
            .misplacedPoint:
            .numberForms
        case .undefined, .otherCaseLiteral, .foreignLiteral: .literals
        }
    }
}
