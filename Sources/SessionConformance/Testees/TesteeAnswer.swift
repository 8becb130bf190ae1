/// The outcome of a round trip.
public enum TesteeAnswer: Hashable, Sendable {
    /// The testee decoded the payload and encoded the model again, to these bytes.
    ///
    /// If the testee reports `fields`, what its model holds after decoding, they must agree with
    /// the payload too.
    case accepted([UInt8], fields: ReportedFields? = nil)

    /// The testee refused the payload, as a model must if it cannot represent it.
    case rejected(reason: String)

    /// The testee met an unexpected error, such as one while encoding what it had decoded.
    ///
    /// This is not a rejection: it is a finding whatever the payload.
    case failed(reason: String)

    /// The testee crashed. `detail` says how, with the end of its standard error.
    case crashed(detail: String)

    /// The testee did not answer within `limit` and was stopped. `detail` is the end of its
    /// standard error, if it wrote anything.
    case hung(limit: Duration, detail: String = "")

    /// The testee wrote something that is not a valid reply. `detail` says what.
    case protocolViolation(detail: String)

    /// The testee does not support this operation.
    case unsupported

    /// The testee cannot answer any more, for a reason unrelated to this payload.
    ///
    /// The run ends. For example, a child process failed to start three times in a row.
    case unavailable(reason: String)
}

extension TesteeAnswer {
    /// Whether there is nothing to judge, because the testee crashed, hung, failed, or violated the
    /// protocol.
    var isBreakdown: Bool {
        switch self {
        case .crashed, .hung, .failed, .protocolViolation, .unsupported: true
        case .accepted, .rejected, .unavailable: false
        }
    }
}
