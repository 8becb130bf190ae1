import SessionContract
import SessionModel

extension RoundTripFault {
    /// The words for the fault.
    var wording: Wording {
        Wording(
            message: message,
            kind: kind.word,
            observed: observed,
            expected: expected,
            fix: fix
        )
    }

    /// How to fix it.
    private var fix: String {
        switch self {
        case .twoAnswers(.duplicateKeyChoice):
            """
            In the model: let the same value of a duplicate key count in every field, the first or \
            the last, or reject such payloads.
            """
        case .changed(let change): change.manner?.fix ?? rule.explanation.fix
        case .accepted(let fault): fault.fixInModel ?? rule.explanation.fix
        default: rule.explanation.fix
        }
    }

    /// The fault in one sentence, without a full stop.
    private var message: String {
        switch self {
        case .twoAnswers(.duplicateKeyChoice): "duplicate keys are treated in two ways"
        case .rejected: "a payload that conforms was rejected"
        case .rejectedAgainstPolicy(let question, _):
            "a payload was rejected, but the declared policy '\(question.rawValue)' accepts it"
        case .accepted(let fault):
            "a payload that breaks the contract was accepted: \(fault.wording.message)"
        case .acceptedOneOf:
            "a payload that breaks the contract was accepted: \(observed)"
        case .acceptedAgainstPolicy(let question):
            "a payload was accepted, but the declared policy '\(question.rawValue)' rejects it"
        case .changed(let change): change.message
        case .invalidOutput: "the output is not a session: \(observed)"
        case .twoAnswers: "the same payload got two different answers"
        case .secondPass: "the model does not preserve its own output"
        case .spelling: "two spellings of the same payload were treated differently"
        case .brokeDown(let breakdown): breakdown.message
        case .brokeDownLater(let breakdown, let precedents):
            "\(breakdown.message), \(precedents.phrase)"
        case .banner: "the testee wrote a banner before its answer to 'hello'"
        case .badEnd: "the testee did not exit as it should after 'bye'"
        }
    }

    /// What was observed, as a phrase without any value of the payload.
    private var observed: String {
        switch self {
        case .rejected(let reason), .rejectedAgainstPolicy(_, let reason):
            Self.rejection(reason)
        case .accepted(let fault), .invalidOutput(let fault): fault.wording.observed
        case .acceptedOneOf(let values, _): "a duplicate key with \(values.phrase)"
        case .acceptedAgainstPolicy: "the payload was accepted"
        case .changed(let change): change.observed
        case .twoAnswers(let change): change.phrase
        case .secondPass(.rejected, _): "the output was rejected when it was decoded again"
        case .secondPass(.altered, _): "the output changed when it was decoded again"
        case .spelling(let fault):
            "\(fault.observed); the plainest spelling of the same payload is handled correctly"
        case .brokeDown(let breakdown): breakdown.observed
        case .brokeDownLater(let breakdown, let precedents):
            "\(precedents.observed); \(breakdown.observed)"
        case .banner(let line): "the line \(line), which is not a reply"
        case .badEnd(let end): end.observed
        }
    }

    /// The conforming behaviour, as a phrase.
    private var expected: String {
        switch self {
        case .rejected: "the payload back, unaltered"
        case .rejectedAgainstPolicy: "the payload back, unaltered, as declared"
        case .accepted(let fault), .acceptedOneOf(_, let fault):
            "a rejection; the contract expects \(fault.wording.expected)"
        case .acceptedAgainstPolicy: "a rejection, as declared"
        case .changed(let change): "\(change.before.phrase), as in the payload"
        case .invalidOutput(.byteOrderMark): "JSON text without a byte order mark"
        case .invalidOutput: "one JSON object"
        case .twoAnswers: "the same answer, whatever else is decoded before or at the same time"
        case .secondPass: "the same output again"
        case .spelling: "the same answer for both spellings"
        case .brokeDown(.unsupported): "support for 'roundtrip', and for each operation in 'ops'"
        case .brokeDown, .brokeDownLater: "a rejection, or the payload back, unaltered"
        case .banner: "the answer to 'hello' as the first line"
        case .badEnd: "an exit with code 0 within two seconds"
        }
    }

    /// Describes a rejection.
    ///
    /// The testee can give any text as its reason, so the reason is escaped and quoted.
    private static func rejection(_ reason: String) -> String {
        reason.isEmpty
            ? "a rejection" : "a rejection with the reason \(OutputText.quoted(Array(reason.utf8)))"
    }
}

extension RoundTripFault.SeveralValues {
    fileprivate var phrase: String {
        switch self {
        case .differentFaults: "values that are wrong in different ways"
        case .noValueReturned: "a wrong value, and no value of it came back"
        }
    }
}

extension RoundTripFault.Precedents {
    /// When the breakdown occurs, as the end of a sentence.
    fileprivate var phrase: String { isRepeated == true ? "but only \(requests)" : requests }

    private var requests: String {
        switch count {
        case nil: "after other requests"
        case 1?: "after 1 other request"
        case let count?: "after \(count) other requests"
        }
    }

    /// What a fresh process does.
    fileprivate var observed: String {
        switch isRepeated {
        case true?: "a fresh process answers the payload by itself, and fails \(requests)"
        case false?: "a fresh process answers the payload, and the requests of the replay token too"
        case nil: "the run ended before a fresh process was asked"
        }
    }
}

extension RoundTripFault.AnswerChange {
    fileprivate var phrase: String {
        switch self {
        case .once:
            "an answer once that the same payload did not get again, so replay may not either"
        case .afterOthers: "an answer that depends on the payloads before it"
        case .overTime: "a different answer at the end of the run than at the start"
        case .underLoad: "a different answer when several payloads are decoded at once"
        case .duplicateKeyChoice:
            "the first value of a duplicate key in one payload, the last value in another"
        }
    }
}
