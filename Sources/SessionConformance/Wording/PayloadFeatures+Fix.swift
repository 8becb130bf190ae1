import SessionContract
import SessionModel

extension PayloadFeatures {
    /// How to fix a fault, if these features of its smallest payload say more than the fault does.
    ///
    /// Shrinking takes away each feature that the fault does not need, so what is left is a cause.
    func fix(of fault: RoundTripFault) -> String? {
        if let key = features.first(where: \.kind.isSimilarKey), let field = key.field {
            return """
                In the model: compare keys exactly. A key that only resembles '\(field.key)' is not \
                declared, so ignore it.
                """
        }
        guard case .rejected = fault else { return nil }
        return mostRemarkable.lazy.compactMap(\.fixOfRejection).first
    }
}

extension PayloadFeatures.Kind {
    fileprivate var isSimilarKey: Bool {
        if case .similarKey = self { true } else { false }
    }

    /// How to make a model accept a payload that conforms and has this feature.
    fileprivate var fixOfRejection: String? {
        switch self {
        case .null: "In the model: accept null in each of the four optional fields."
        case .zero, .negative:
            "In the model: accept every 64-bit integer as an id, also 0 and negative ones."
        case .magnitude: "In the model: read ids as 64-bit integers."
        case .dialect, .time, .empty, .long, .notASCII, .astral, .nul, .controlCharacter,
            .quoteOrBackslash, .markup, .upperCase, .surroundingSpace, .notLink:
            """
            In the model: accept every string in the fields that the contract declares as strings, \
            and parse or check a copy where it is used.
            """
        case .undeclaredField, .unusualNumber, .nestedValue, .deepValue, .manyMembers:
            """
            In the model: ignore fields that the contract does not declare, whatever their values \
            are.
            """
        case .syntax, .violation, .question, .value, .similarKey, .whiteSpace, .escape, .keyOrder:
            nil
        }
    }
}
