/// A fault that the stand-in can inject.
package enum StandInFault: Hashable, Sendable {
    /// A fault of one session, ``SessionSeries/odd``, wherever it appears.
    ///
    /// That session is the fourth of the list, and the current session of the signed-in user.
    case session(OfSession)

    /// A fault of whole responses, or of the exchange around them.
    case answer(OfAnswer)
}

extension StandInFault: CaseIterable {
    package static let allCases =
        OfSession.allCases.map(Self.session) + OfAnswer.allCases.map(Self.answer)
}

extension StandInFault: RawRepresentable {
    /// The name for `--fault`, such as `timestamp-order`.
    package var rawValue: String {
        switch self {
        case .session(let fault): fault.rawValue
        case .answer(let fault): fault.rawValue
        }
    }

    package init?(rawValue: String) {
        guard
            let fault = OfSession(rawValue: rawValue).map(Self.session)
                ?? OfAnswer(rawValue: rawValue).map(Self.answer)
        else { return nil }
        self = fault
    }
}
