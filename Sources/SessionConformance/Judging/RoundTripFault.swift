package import SessionContract
package import SessionModel

/// One way in which a testee breaks what it owes to a payload, as a value without words.
///
/// The words are made from it only for the findings that a report shows.
package enum RoundTripFault: Hashable, Sendable {
    /// A payload that conforms was rejected; `reason` is what the testee says.
    case rejected(reason: String)

    /// A payload was rejected that the testee declares to accept.
    case rejectedAgainstPolicy(PolicyQuestion, reason: String)

    /// A payload with this fault was accepted.
    case accepted(Fault)

    /// A payload was accepted that names a field several times, and nothing shows which of the
    /// values counted. The fault is that of the first value that is wrong.
    case acceptedOneOf(SeveralValues, Fault)

    /// A payload was accepted that the testee declares to reject.
    case acceptedAgainstPolicy(PolicyQuestion)

    /// A field came back in another state or with another value.
    case changed(FieldChange)

    /// What came back is not a session, for it has this fault.
    case invalidOutput(Fault)

    /// The same payload got two answers.
    case twoAnswers(AnswerChange)

    /// What came back, conforming, was rejected when it was read again, or altered in this field.
    case secondPass(SecondPass, DeclaredField?)

    /// A payload is treated wrongly, in this way, and its plainest spelling is treated well.
    indirect case spelling(RoundTripFault)

    /// There is no answer that could be judged.
    case brokeDown(Breakdown)

    /// The testee did not end as it should when it was asked to.
    case badEnd(BadEnd)
}

extension RoundTripFault {
    /// What is known of a field that is named several times.
    package enum SeveralValues: Hashable, Sendable {
        /// Its values are wrong in two ways.
        case wrongInTwoWays

        /// One of its values is wrong, and no value came back.
        case noneCameBack
    }

    /// Where the same payload got another answer.
    package enum AnswerChange: Hashable, Sendable {
        /// After other payloads.
        case afterOthers

        /// At the end of the run, compared with its beginning.
        case overTime

        /// When several tasks asked at once.
        case underLoad

        /// The first value of a field named twice counted in one payload, the last in another.
        case ofValuesNamedTwice
    }

    /// What became of what came back when it was read again.
    package enum SecondPass: Hashable, Sendable {
        case rejected
        case altered
    }

    /// Why there is no answer; the texts are what the testee wrote, or what is known of its end.
    package enum Breakdown: Hashable, Sendable {
        case failed(reason: String)
        case crashed(detail: String)
        case hung(limit: Duration, detail: String)
        case brokeProtocol(detail: String)

        /// The testee says that it knows no round trips.
        case unsupported
    }

    /// How a testee ended that was asked to end.
    package enum BadEnd: Hashable, Sendable {
        case stillRunning(after: Duration, detail: String)
        case failed(detail: String)

        /// It answered as if it had been given a payload.
        case answered
    }
}

// MARK: - What it is about

extension RoundTripFault {
    /// The rule that the testee breaks.
    package var rule: Rule {
        switch self {
        case .rejected, .rejectedAgainstPolicy: .roundTripRejected
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy: .roundTripAccepted
        case .changed(let change): change.rule
        case .invalidOutput: .roundTripInvalidOutput
        case .twoAnswers, .secondPass: .roundTripUnstable
        case .spelling: .roundTripSpelling
        case .brokeDown(let breakdown): breakdown.rule
        case .badEnd(let end): end.rule
        }
    }

    /// The field it is about; `nil` where it is about the whole payload, or about no one knows
    /// what.
    package var field: DeclaredField? {
        switch self {
        case .accepted(let fault), .acceptedOneOf(_, let fault): fault.field
        case .changed(let change): change.field
        case .secondPass(_, let field): field
        case .rejected, .rejectedAgainstPolicy, .acceptedAgainstPolicy, .invalidOutput,
            .twoAnswers, .spelling, .brokeDown, .badEnd:
            nil
        }
    }

    /// Whether it does not show which part of a payload it is about, as a rejection does not.
    package var hidesItsCause: Bool {
        switch self {
        case .rejected, .rejectedAgainstPolicy, .twoAnswers, .secondPass, .spelling, .brokeDown,
            .badEnd:
            true
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy, .changed, .invalidOutput: false
        }
    }

    /// Whether it may show more clearly in a payload that names each field once.
    var isVague: Bool {
        if case .acceptedOneOf = self { true } else { false }
    }

    /// Whether there was no answer that could be judged.
    var isBreakdown: Bool {
        if case .brokeDown = self { true } else { false }
    }

    /// Whether another spelling of the payload may be treated well.
    ///
    /// An acceptance is about what the payload says, and a second pass about what came back.
    var mayDependOnSpelling: Bool {
        switch self {
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy, .secondPass: false
        case .rejected, .rejectedAgainstPolicy, .changed, .invalidOutput, .twoAnswers, .spelling,
            .brokeDown, .badEnd:
            true
        }
    }
}

extension RoundTripFault.Breakdown {
    fileprivate var rule: Rule {
        switch self {
        case .failed, .crashed: .testeeCrashed
        case .hung: .testeeHung
        case .brokeProtocol, .unsupported: .testeeProtocol
        }
    }
}

extension RoundTripFault.BadEnd {
    /// How a testee ended that gave this answer where its end was expected.
    init(_ answer: TesteeAnswer) {
        self =
            switch answer {
            case .hung(let limit, let detail): .stillRunning(after: limit, detail: detail)
            case .crashed(let detail), .protocolViolation(let detail): .failed(detail: detail)
            case .failed(let reason), .unavailable(let reason), .rejected(let reason):
                .failed(detail: reason)
            case .accepted, .unsupported: .answered
            }
    }

    fileprivate var rule: Rule {
        switch self {
        case .stillRunning: .testeeHung
        case .failed, .answered: .testeeProtocol
        }
    }
}
