/// A way in which the stand-in can go wrong on purpose.
package enum StandInFault: Hashable, Sendable {
    /// Spoils one session, ``SessionSeries/odd``, wherever it appears.
    ///
    /// It is the fourth of the list, and the current session of the signed-in user.
    case session(OfSession)

    /// Spoils whole answers, or the exchange around them.
    case answer(OfAnswer)
}

extension StandInFault: CaseIterable {
    package static let allCases =
        OfSession.allCases.map(Self.session) + OfAnswer.allCases.map(Self.answer)
}

extension StandInFault: RawRepresentable {
    /// The name that options use, such as `timestamp-order`.
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
