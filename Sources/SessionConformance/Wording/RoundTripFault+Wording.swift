import SessionContract

extension RoundTripFault {
    /// The words for the fault.
    var wording: Wording {
        Wording(
            message: message,
            kind: kind.word,
            observed: observed,
            expected: expected,
            fix: rule.explanation.fix
        )
    }

    /// What went wrong, in one sentence without a full stop.
    private var message: String {
        switch self {
        case .rejected: "a payload that conforms was rejected"
        case .rejectedAgainstPolicy(let question, _):
            "a payload was rejected that the declared policy `\(question.rawValue)` accepts"
        case .accepted, .acceptedOneOf:
            "a payload that breaks the contract was accepted: \(observed)"
        case .acceptedAgainstPolicy(let question):
            "a payload was accepted that the declared policy `\(question.rawValue)` rejects"
        case .changed(let change): change.message
        case .invalidOutput: "what came back is not a session: \(observed)"
        case .twoAnswers, .secondPass: "one payload got two answers"
        case .spelling: "two spellings of one payload were treated differently"
        case .brokeDown(let breakdown): breakdown.message
        case .badEnd: "the implementation did not end as it should after `bye`"
        }
    }

    /// What was seen, in a phrase that repeats no value of the payload.
    private var observed: String {
        switch self {
        case .rejected(let reason), .rejectedAgainstPolicy(_, let reason):
            Self.rejection(reason)
        case .accepted(let fault), .invalidOutput(let fault): fault.wording.observed
        case .acceptedOneOf(let values, _): "a key named twice, with \(values.phrase)"
        case .acceptedAgainstPolicy(let question):
            "what the declared policy `\(question.rawValue)` rejects"
        case .changed(let change): change.observed
        case .twoAnswers(let change): change.phrase
        case .secondPass(.rejected, _): "what came back is rejected when it is read again"
        case .secondPass(.altered, _): "what came back is altered when it is read again"
        case .spelling(let fault):
            "\(fault.observed); the plainest spelling of the same payload is treated as it should be"
        case .brokeDown(let breakdown): breakdown.observed
        case .badEnd(let end): end.observed
        }
    }

    /// What would have conformed, in a phrase.
    private var expected: String {
        switch self {
        case .rejected: "the payload given back"
        case .rejectedAgainstPolicy(let question, _):
            "the payload given back, by the declared policy `\(question.rawValue)`"
        case .accepted(let fault), .acceptedOneOf(_, let fault):
            "a rejection; what conforms is \(fault.wording.expected)"
        case .acceptedAgainstPolicy: "a rejection, as declared"
        case .changed(let change): "\(change.before.phrase), as in the payload"
        case .invalidOutput(.byteOrderMark): "JSON text from the first byte on"
        case .invalidOutput: "one JSON object"
        case .twoAnswers: "one answer, whatever was asked before or at the same time"
        case .secondPass: "the same again"
        case .spelling: "the same for both"
        case .brokeDown: "the payload given back, or a rejection"
        case .badEnd: "an end with exit code 0 within two seconds"
        }
    }

    /// What the testee gave as its reason may be anything, so it is quoted.
    private static func rejection(_ reason: String) -> String {
        reason.isEmpty
            ? "a rejection" : "a rejection, for the reason \(OutputText.quoted(Array(reason.utf8)))"
    }
}

extension RoundTripFault.SeveralValues {
    fileprivate var phrase: String {
        switch self {
        case .wrongInTwoWays: "values that are wrong in two ways"
        case .noneCameBack: "one value that is wrong, and neither came back"
        }
    }
}

extension RoundTripFault.AnswerChange {
    fileprivate var phrase: String {
        switch self {
        case .afterOthers: "two answers to one payload, after others"
        case .overTime: "another answer at the end of the run than at its beginning"
        case .underLoad: "another answer when several tasks ask at once"
        case .ofValuesNamedTwice:
            "of a key named twice the first value in one payload, the last in another"
        }
    }
}
