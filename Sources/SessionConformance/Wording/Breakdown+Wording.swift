extension RoundTripFault.Breakdown {
    /// The fault in one sentence, without a full stop.
    var message: String {
        switch self {
        case .failed: "the model failed with an unexpected error"
        case .crashed: "the model crashed"
        case .hung: "the model did not answer in time"
        case .brokeProtocol, .unsupported: "the testee violated the session-testee/1 protocol"
        }
    }

    /// What was observed, with unprintable output of the testee escaped.
    var observed: String {
        switch self {
        case .failed(let reason): Self.shown("an unexpected error: \(reason)")
        case .crashed(let detail): Self.shown("it crashed: \(detail)")
        case .hung(let limit, let detail): Self.shown("no answer within \(limit)\(detail)")
        case .brokeProtocol(let detail): Self.shown(detail)
        case .unsupported: "it does not support the operation"
        }
    }

    fileprivate static func shown(_ text: String) -> String {
        OutputText.printable(
            Array(text.utf8),
            limit: OutputTail.capacity + 1_000,
            keepsLines: true
        )
    }
}

extension RoundTripFault.BadEnd {
    /// How the testee ended, with its unprintable output escaped.
    var observed: String {
        switch self {
        case .stillRunning(let limit, let detail):
            RoundTripFault.Breakdown.shown("it was still running \(limit) after 'bye'\(detail)")
        case .failed(let detail): RoundTripFault.Breakdown.shown(detail)
        case .answered: "it answered 'bye'"
        }
    }
}
