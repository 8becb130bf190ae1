package import SessionContract

/// One thing that models of a session do differently: a row in a matrix of models.
///
/// Each payload is about some aspects, see ``PayloadFeatures/aspects``. A model that rejects or
/// preserves all payloads that are about an aspect, as the contract asks, has it right.
///
/// Reports and matrices name aspects by their raw values, so these never change.
package enum Aspect: String, CaseIterable, Sendable {
    // MARK: Values
    case onlyID = "only-id"
    case absent = "absent"
    case null = "null"
    case values = "values"
    case integers = "integers"
    case integersFrom53 = "integers-from-2^53"
    case integersTo63 = "integers-to-2^63"
    case emptyText = "empty-text"
    case longText = "long-text"
    case unicode = "unicode"
    case astral = "astral-unicode"
    case controlCharacters = "control-characters"
    case quotes = "quotes"
    case surroundingSpace = "surrounding-space"
    case links = "links"

    // MARK: Times
    case timeFractions = "time-fractions"
    case timePrecision = "time-precision"
    case timeOffsets = "time-offsets"
    case leapSeconds = "leap-seconds"
    case calendar = "calendar"

    // MARK: Text around the values
    case undeclared = "undeclared"
    case similarKeys = "similar-keys"
    case nested = "nested"
    case deep = "deep"
    case unusualNumbers = "unusual-numbers"
    case manyMembers = "many-members"
    case keyOrder = "key-order"
    case whiteSpace = "white-space"
    case escapes = "escapes"

    // MARK: Violations
    case missingID = "missing-id"
    case nullID = "null-id"
    case stringAsInteger = "string-as-integer"
    case fractionAsInteger = "fraction-as-integer"
    case booleanAsInteger = "boolean-as-integer"
    case nestedAsInteger = "nested-as-integer"
    case numberAsString = "number-as-string"
    case booleanAsString = "boolean-as-string"
    case nestedAsString = "nested-as-string"
    case notAnObject = "not-an-object"

    // MARK: Text that is not JSON
    case incomplete = "incomplete"
    case encodings = "encodings"
    case textAround = "text-around"
    case comments = "comments"
    case punctuation = "punctuation"
    case quoting = "quoting"
    case stringContent = "string-content"
    case notANumber = "not-a-number"
    case numberForms = "number-forms"
    case literals = "literals"

    // MARK: Choices
    case duplicateKeys = "duplicate-keys"
    case integersFrom63 = "integers-from-2^63"
    case integerSpelling = "integer-spelling"
    case loneSurrogates = "lone-surrogates"
    case byteOrderMark = "byte-order-mark"
    case depth = "depth"
    case otherTimes = "other-times"

    // MARK: Behavior
    case sameAnswer = "same-answer"
    case ownOutput = "own-output"
    case process = "process"
}

extension Aspect {
    /// A group of rows in a matrix.
    package enum Section: String, CaseIterable, Sendable {
        case values
        case times
        case text
        case violations
        case syntax
        case choices
        case behavior

        /// The heading of the group.
        package var title: String {
            switch self {
            case .values: "Keeps values"
            case .times: "Keeps times"
            case .text: "Reads any spelling"
            case .violations: "Rejects what violates the contract"
            case .syntax: "Rejects what is not JSON"
            case .choices: "Chooses where the contract leaves it open"
            case .behavior: "Behaves"
            }
        }
    }

    /// What the contract asks of a model.
    package enum Demand: Sendable {
        /// Accept the payloads and give them back with the same meaning.
        case keep

        /// Reject the payloads.
        case reject

        /// Reject the payloads or keep them.
        case choose
    }

    /// The group that the aspect belongs to.
    package var section: Section {
        switch self {
        case .onlyID, .absent, .null, .values, .integers, .integersFrom53, .integersTo63,
            .emptyText, .longText, .unicode, .astral, .controlCharacters, .quotes,
            .surroundingSpace, .links:
            .values
        case .timeFractions, .timePrecision, .timeOffsets, .leapSeconds, .calendar: .times
        case .undeclared, .similarKeys, .nested, .deep, .unusualNumbers, .manyMembers, .keyOrder,
            .whiteSpace, .escapes:
            .text
        case .missingID, .nullID, .stringAsInteger, .fractionAsInteger, .booleanAsInteger,
            .nestedAsInteger, .numberAsString, .booleanAsString, .nestedAsString, .notAnObject:
            .violations
        case .incomplete, .encodings, .textAround, .comments, .punctuation, .quoting,
            .stringContent, .notANumber, .numberForms, .literals:
            .syntax
        case .duplicateKeys, .integersFrom63, .integerSpelling, .loneSurrogates, .byteOrderMark,
            .depth, .otherTimes:
            .choices
        case .sameAnswer, .ownOutput, .process: .behavior
        }
    }

    /// What the contract asks of a model.
    package var demand: Demand {
        switch section {
        case .values, .times, .text, .behavior: .keep
        case .violations, .syntax: .reject
        case .choices: .choose
        }
    }

    /// The choice of a model that the aspect is about, if it is about one.
    package var policy: Policy? {
        switch self {
        case .duplicateKeys: .question(.duplicateKey)
        case .integersFrom63: .question(.integerRange)
        case .integerSpelling: .question(.integerSpelling)
        case .loneSurrogates: .question(.loneSurrogate)
        case .byteOrderMark: .question(.byteOrderMark)
        case .depth: .question(.depth)
        case .otherTimes: .timestamps
        default: nil
        }
    }
}
