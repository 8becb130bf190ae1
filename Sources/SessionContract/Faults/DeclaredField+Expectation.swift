package import SessionModel

extension DeclaredField {
    /// The values that the contract allows, as a phrase.
    package var expectation: String {
        isRequired ? valueExpectation : "\(valueExpectation), null or absent"
    }

    /// The values other than null that the contract allows, as a phrase.
    var valueExpectation: String {
        switch meaning {
        case .integer: "an integer that fits in 64 bits"
        case .timestamp, .link: "a string"
        }
    }
}
