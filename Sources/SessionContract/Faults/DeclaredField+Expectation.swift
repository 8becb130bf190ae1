package import SessionModel

extension DeclaredField {
    /// What the contract allows as the value of the field, as a phrase.
    package var expectation: String {
        isRequired ? valueExpectation : "\(valueExpectation), null or absent"
    }

    /// What a value of the field that is not null must be, as a phrase.
    var valueExpectation: String {
        switch meaning {
        case .integer: "an integer that fits 64 bits"
        case .timestamp, .link: "a string"
        }
    }
}
