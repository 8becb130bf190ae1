extension RoundTripFault.Breakdown {
    /// What happened, in one sentence without a full stop.
    var message: String {
        switch self {
        case .failed, .crashed: "the implementation crashed or failed on a payload"
        case .hung: "the implementation gave no answer"
        case .brokeProtocol, .unsupported: "the implementation broke the protocol"
        }
    }

    /// What was seen, with everything escaped that the testee wrote and that does not print.
    var observed: String {
        switch self {
        case .failed(let reason): Self.shown("an unexpected error: \(reason)")
        case .crashed(let detail): Self.shown("it crashed: \(detail)")
        case .hung(let limit, let detail): Self.shown("silence for \(limit)\(detail)")
        case .brokeProtocol(let detail): Self.shown(detail)
        case .unsupported: "the reply that round trips are not supported"
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
    /// How it ended, with everything escaped that the testee wrote and that does not print.
    var observed: String {
        switch self {
        case .stillRunning(let limit, let detail):
            RoundTripFault.Breakdown.shown("it was still running \(limit) after `bye`\(detail)")
        case .failed(let detail): RoundTripFault.Breakdown.shown(detail)
        case .answered: "it answered `bye`"
        }
    }
}
