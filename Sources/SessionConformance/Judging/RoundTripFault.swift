package import SessionContract
package import SessionModel

/// A fault of a testee in a round trip.
///
/// The value contains no wording; that is created only for the findings that a report shows.
package enum RoundTripFault: Hashable, Sendable {
    /// A conforming payload was rejected; `reason` comes from the testee.
    case rejected(reason: String)

    /// A payload was rejected, although the testee declares to accept it.
    case rejectedAgainstPolicy(PolicyQuestion, reason: String)

    /// A payload with this fault was accepted.
    case accepted(Fault)

    /// A payload with a duplicate key was accepted, and it is unknown which value counted.
    ///
    /// The fault is that of the first wrong value.
    case acceptedOneOf(SeveralValues, Fault)

    /// A payload was accepted, although the testee declares to reject it.
    case acceptedAgainstPolicy(PolicyQuestion)

    /// A field came back in another state or with another value.
    case changed(FieldChange)

    /// The output has this fault, so it is not a session.
    case invalidOutput(Fault)

    /// The same payload got different answers.
    case twoAnswers(AnswerChange)

    /// A conforming output was rejected when it was decoded again, or altered in this field.
    case secondPass(SecondPass, DeclaredField?)

    /// A payload shows this fault, but its plainest spelling does not.
    indirect case spelling(RoundTripFault)

    /// There is no answer to judge.
    case brokeDown(Breakdown)

    /// There is no answer to judge, but a fresh process answers the payload.
    case brokeDownLater(Breakdown, Precedents)

    /// The testee wrote this line, in quotation marks, before its answer to `hello`.
    case banner(String)

    /// The testee did not exit as it should after `bye`.
    case badEnd(BadEnd)
}

extension RoundTripFault {
    /// What is known about the values of a duplicate key.
    package enum SeveralValues: Hashable, Sendable {
        /// The values are wrong in different ways.
        case differentFaults

        /// One of the values is wrong, and none came back.
        case noValueReturned
    }

    /// When the same payload got a different answer.
    package enum AnswerChange: Hashable, Sendable {
        /// After other payloads.
        case afterOthers

        /// Once, and not when the same payload was asked again, by itself and after others.
        case once

        /// At the end of the run, compared with its start.
        case overTime

        /// When several tasks called the testee at once.
        case underLoad

        /// The first value of a duplicate key counted in one payload, the last in another.
        case duplicateKeyChoice
    }

    /// What happened when the output was decoded again.
    package enum SecondPass: Hashable, Sendable {
        case rejected
        case altered
    }

    /// Why there is no answer to judge.
    ///
    /// The texts are what the testee wrote, or what is known about its end.
    package enum Breakdown: Hashable, Sendable {
        case failed(reason: String)
        case crashed(detail: String)
        case hung(limit: Duration, detail: String)
        case brokeProtocol(detail: String)

        /// The testee does not support round trips.
        case unsupported
    }

    /// What a testee had answered before a payload at which it failed.
    package struct Precedents: Hashable, Sendable {
        /// The number of requests to the same process; `nil` if unknown.
        package var count: Int?

        /// Whether a fresh process failed after them again; `nil` if it was not asked.
        package var isRepeated: Bool?
    }

    /// How a testee ended after `bye`, other than as it should.
    package enum BadEnd: Hashable, Sendable {
        case stillRunning(after: Duration, detail: String)
        case failed(detail: String)

        /// The testee replied as if `bye` were a payload.
        case answered
    }
}

// MARK: - Properties

extension RoundTripFault {
    /// The rule that the testee violates.
    package var rule: Rule {
        switch self {
        case .rejected, .rejectedAgainstPolicy: .roundTripRejected
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy: .roundTripAccepted
        case .changed(let change): change.rule
        case .invalidOutput: .roundTripInvalidOutput
        case .twoAnswers, .secondPass: .roundTripUnstable
        case .spelling: .roundTripSpelling
        case .brokeDown(let breakdown), .brokeDownLater(let breakdown, _): breakdown.rule
        case .banner: .testeeProtocol
        case .badEnd(let end): end.rule
        }
    }

    /// The field at fault; `nil` for the whole payload, or if unknown.
    package var field: DeclaredField? {
        switch self {
        case .accepted(let fault), .acceptedOneOf(_, let fault): fault.field
        case .changed(let change): change.field
        case .secondPass(_, let field): field
        case .rejected, .rejectedAgainstPolicy, .acceptedAgainstPolicy, .invalidOutput,
            .twoAnswers, .spelling, .brokeDown, .brokeDownLater, .banner, .badEnd:
            nil
        }
    }

    /// Whether the fault does not show which part of the payload caused it, like a rejection.
    package var hidesItsCause: Bool {
        switch self {
        case .rejected, .rejectedAgainstPolicy, .twoAnswers, .secondPass, .spelling, .brokeDown,
            .badEnd:
            true
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy, .changed,
            .invalidOutput, .brokeDownLater, .banner:
            false
        }
    }

    /// Whether a payload without duplicate keys may show the fault more clearly.
    var isVague: Bool {
        if case .acceptedOneOf = self { true } else { false }
    }

    /// Whether there was no answer to judge.
    var isBreakdown: Bool {
        if case .brokeDown = self { true } else { false }
    }

    /// Whether another spelling of the payload may not show the fault.
    ///
    /// A wrong acceptance depends on the meaning of the payload, a second pass on the output.
    var mayDependOnSpelling: Bool {
        switch self {
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy, .secondPass,
            .brokeDownLater, .banner:
            false
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
    /// Converts the answer that a testee gave instead of exiting.
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
