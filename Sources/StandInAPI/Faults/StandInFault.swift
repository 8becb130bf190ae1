/// A change that the stand-in makes to what it sends: a fault, or a variation that is not one.
package enum StandInFault: Hashable, Sendable {
    /// A fault of one session, ``SessionSeries/odd``, wherever it appears.
    ///
    /// That session is the fourth of the list, and the current session of the signed-in user.
    case session(OfSession)

    /// A fault of the JSON text, the pages, or whole connections.
    case answer(OfAnswer)

    /// A fault of the status.
    case status(OfStatus)

    /// A fault of the coding of bodies.
    case coding(OfCoding)

    /// A fault of the message that carries a response.
    case message(OfMessage)

    /// A variation that a good client does not notice.
    case variation(Variation)
}

extension StandInFault: CaseIterable {
    package static let allCases = faults + variations

    /// All faults, each of which breaks a rule.
    package static let faults =
        OfSession.allCases.map(Self.session) + OfAnswer.allCases.map(Self.answer)
        + OfStatus.allCases.map(Self.status) + OfCoding.allCases.map(Self.coding)
        + OfMessage.allCases.map(Self.message)

    /// All variations, none of which breaks a rule.
    package static let variations = Variation.allCases.map(Self.variation)
}

extension StandInFault: RawRepresentable {
    /// The name for `--fault` or `--variation`, such as `timestamp-order`.
    package var rawValue: String {
        switch self {
        case .session(let fault): fault.rawValue
        case .answer(let fault): fault.rawValue
        case .status(let fault): fault.rawValue
        case .coding(let fault): fault.rawValue
        case .message(let fault): fault.rawValue
        case .variation(let variation): variation.rawValue
        }
    }

    package init?(rawValue: String) {
        guard let fault = Self.byName[rawValue] else { return nil }
        self = fault
    }

    private static let byName = Dictionary(
        allCases.map { ($0.rawValue, $0) },
        uniquingKeysWith: { first, _ in first }
    )
}
