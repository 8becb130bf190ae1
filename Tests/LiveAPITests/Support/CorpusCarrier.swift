import LiveAPI
import SessionContract
import StandInAPI

/// A way in which a response of the API carries a case of the corpus.
enum CorpusCarrier: CaseIterable, Hashable, Sendable {
    /// A whole response, unchanged.
    case answer

    /// A session without an envelope.
    case bare

    /// A session in `{"session":…}`.
    case single

    /// A session in `{"sessions":[…]}`.
    case list

    var form: ServedPayload.Form { self == .answer || self == .bare ? .answer : .session }

    /// Returns an endpoint that is unique to the case with this number.
    func endpoint(_ number: Int64) -> LiveEndpoint {
        switch self {
        case .answer, .list: .user(number)
        case .bare, .single: .session(user: 1, session: number)
        }
    }

    /// Returns the body of a response that carries a payload.
    func body(of payload: [UInt8]) -> [UInt8] {
        switch self {
        case .answer, .bare: payload
        case .single: Array(#"{"session":"#.utf8) + payload + Array("}".utf8)
        case .list: Array(#"{"sessions":["#.utf8) + payload + Array("]}".utf8)
        }
    }

    /// The rules that a live run reports for one case.
    struct Sight {
        /// The rules that the payload breaks.
        var rules: Set<Rule>

        /// The rules that the exchange breaks.
        var liveRules: Set<Rule>

        init(_ rules: Set<Rule>, live: Set<Rule>) {
            self.rules = rules
            liveRules = live
        }
    }
}
