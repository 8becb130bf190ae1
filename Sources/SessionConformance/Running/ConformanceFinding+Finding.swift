package import SessionContract
import SessionModel
import StrictJSON

// The only place where a finding about a model becomes a finding of a report.

extension ConformanceFinding {
    /// The finding for reports, with its payloads.
    package var finding: Finding {
        Finding(
            fault.rule,
            wording,
            // Only corpus cases have ids that 'corpus show' and 'explain' can look up.
            at: Finding.Place(source: phase == .corpus ? caseID : "", pointer: place),
            reproduction: Finding.Reproduction(
                original: PayloadText.shown(original),
                shrinks: shrinks,
                token: replay.description,
                word: PayloadText.shellWord(payload),
                likelihood: reason.likelihood,
                phase: phase.rawValue,
                aspects: aspects.map(\.rawValue)
            )
        )
    }

    /// The JSON Pointer to the field at fault; the root for the whole payload.
    var place: JSONPointer {
        field.map { JSONPointer().appending($0.key) } ?? JSONPointer()
    }

    /// The words for the finding.
    var wording: Wording {
        let kind =
            switch identifyingKind {
            case .fault(let kind, let details):
                ([kind.word] + details.map(\.words)).joined(separator: ", ")
            case .syntax(let fault): fault.word
            case .change(let change): change.rawValue
            case .cause(let features): features.words
            }
        let words = fault.wording
        if case .syntax(let syntax) = identifyingKind {
            return Wording(
                message: "a payload that is not JSON was accepted: \(syntax.word)",
                kind: kind,
                observed: syntax.word,
                expected: words.expected,
                fix: syntax.fix,
                example: PayloadText.shown(payload)
            )
        }
        return Wording(
            message: words.message,
            kind: kind,
            observed: observedByQuestion(words.observed),
            expected: words.expected,
            fix: reason.fix(of: fault) ?? words.fix,
            example: PayloadText.shown(payload)
        )
    }

    private func observedByQuestion(_ observed: String) -> String {
        switch replay.question {
        case .roundTrip: observed
        case .encoding: "when asked to encode these fields: \(observed)"
        }
    }
}

extension Finding {
    /// Creates the finding that a testee did not exit as it should after `bye`.
    ///
    /// - Parameter answer: What happened instead.
    package init(ending answer: TesteeAnswer) {
        let fault = RoundTripFault.badEnd(RoundTripFault.BadEnd(answer))
        self.init(fault.rule, fault.wording)
    }

    /// Creates the finding that a testee wrote a line, given in quotation marks, before its answer
    /// to `hello`.
    init(banner line: String) {
        let fault = RoundTripFault.banner(line)
        self.init(fault.rule, fault.wording)
    }
}
