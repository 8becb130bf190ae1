/// What a testee made of a payload.
public enum TesteeAnswer: Hashable, Sendable {
    /// It decoded the payload and encoded the model again, to these bytes.
    ///
    /// `fields` is what the model holds, where the testee tells; it must agree with the payload
    /// too.
    case accepted([UInt8], fields: ReportedFields? = nil)

    /// It refused the payload, as a model should refuse what it cannot represent.
    case rejected(reason: String)

    /// It ran into something it did not expect, such as an error in encoding what it had decoded.
    ///
    /// That is a finding under any payload, and not a rejection.
    case failed(reason: String)

    /// It died. `detail` says how, with the end of what it wrote to standard error.
    case crashed(detail: String)

    /// It gave no answer within `limit`, and was stopped. `detail` is the end of what it wrote to
    /// standard error, if it wrote anything.
    case hung(limit: Duration, detail: String = "")

    /// It said something that is no answer. `detail` shows what.
    case protocolViolation(detail: String)

    /// It does not do round trips.
    case unsupported

    /// It cannot be asked any more, for a reason that has nothing to do with this payload.
    ///
    /// The run ends. A child process that did not start three times in a row answers so.
    case unavailable(reason: String)
}
