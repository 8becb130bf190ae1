import SessionContract
import StrictJSON

/// Holds the answer of a testee against what a model owes to the payload: to reject it or to
/// preserve it, and never to alter it.
package struct RoundTripJudge: Sendable {
    /// What the testee declares, and is held to.
    package let policies: TesteePolicies

    package init(policies: TesteePolicies = TesteePolicies()) {
        self.policies = policies
    }

    /// The judgement on `answer`, which a testee gave to the payload that reads as `payload`.
    ///
    /// A pure function. Linear in the length of both texts.
    ///
    /// - Parameters:
    ///   - answer: What the testee did.
    ///   - payload: What the payload says.
    ///   - text: The payload, where it is at hand: an output that is the same need not be read.
    /// - Returns: What the testee should not have done, and what it did.
    package func judge(
        _ answer: TesteeAnswer,
        to payload: PayloadReading,
        of text: [UInt8]? = nil
    ) -> Judgement {
        switch answer {
        case .accepted(let output, nil) where payload.isPreserved(in: output, of: text):
            Judgement(outcome: .accepted(payload))
        case .accepted(let output, let fields): judge(output, fields, of: payload)
        case .rejected(let reason): rejection(of: payload, reason)
        case .failed(let reason):
            Self.breakdown(.testeeCrashed, "error", "an error it did not expect: \(reason)")
        case .crashed(let detail): Self.breakdown(.testeeCrashed, "crash", "it died: \(detail)")
        case .hung(let limit, let detail):
            Self.breakdown(.testeeHung, "silence", "silence for \(limit)\(detail)")
        case .protocolViolation(let detail): Self.breakdown(.testeeProtocol, "noise", detail)
        case .unsupported:
            Self.breakdown(.testeeProtocol, "unsupported", "the reply that round trips are unknown")
        case .unavailable(let reason): Judgement(outcome: .unavailable(reason))
        }
    }

    private static func breakdown(_ rule: Rule, _ kind: String, _ observed: String) -> Judgement {
        Judgement(
            outcome: .broke,
            deviations: [
                Deviation(
                    rule,
                    kind: kind,
                    observed: OutputText.printable(
                        Array(observed.utf8),
                        limit: OutputTail.capacity + 1_000,
                        keepsLines: true
                    ),
                    expected: "the payload given back, or a rejection"
                )
            ]
        )
    }
}

// MARK: - Rejections

extension RoundTripJudge {
    private func rejection(of payload: PayloadReading, _ reason: String) -> Judgement {
        var judgement = Judgement(outcome: .rejected)
        switch payload.kind {
        case .violates: break
        case .conforms:
            judgement.isTimestampRejection =
                payload.hasOtherTimestamps && policies.timestamps != .string
            guard !judgement.isTimestampRejection else { break }
            judgement.deviations = [
                Deviation(
                    .roundTripRejected,
                    kind: "rejected",
                    observed: Self.phrase(forRejection: reason),
                    expected: "the payload given back"
                )
            ]
        case .implementationDefined:
            let promised = payload.questions.allSatisfy { policies.promisesToAccept($0) }
            guard promised, payload.lastFields == nil, !payload.hasOtherTimestamps else { break }
            let question = payload.questions.map(\.rawValue).min() ?? ""
            judgement.deviations = [
                Deviation(
                    .roundTripRejected,
                    kind: question,
                    observed: Self.phrase(forRejection: reason),
                    expected: "the payload given back, by the declared policy `\(question)`"
                )
            ]
        }
        return judgement
    }
}

extension RoundTripJudge {
    /// What the testee gave as its reason may be anything, so it is quoted.
    private static func phrase(forRejection reason: String) -> String {
        let reason = Array(reason.utf8)
        return reason.isEmpty
            ? "a rejection" : "a rejection, for the reason \(OutputText.quoted(reason))"
    }
}

// MARK: - Acceptances

extension RoundTripJudge {
    private func judge(
        _ output: [UInt8],
        _ reported: ReportedFields?,
        of payload: PayloadReading
    ) -> Judgement {
        let reading = PayloadReading(of: output)
        var judgement = Judgement(outcome: .accepted(reading))
        guard payload.violations.isEmpty else {
            judgement.deviations = payload.violations.map(Self.acceptance)
            return judgement
        }
        for question in PolicyQuestion.allCases
        where payload.inescapableQuestions.contains(question)
            && policies.promisesToReject(question)
        {
            judgement.deviations.append(Self.acceptance(against: question))
        }
        if let fault = Self.unreadable(reading, payload) {
            judgement.deviations.append(fault)
            return judgement
        }
        if !payload.isUnread { compare(reading, reported, with: payload, into: &judgement) }
        return judgement
    }

    private static func acceptance(of violation: Violation) -> Deviation {
        guard !violation.isAmbiguous else {
            return vagueAcceptance(of: violation, "values that are wrong in two ways")
        }
        return acceptance(of: violation, violation.kind, violation.phrase)
    }

    /// An acceptance of one of two values, of which it cannot be told which it was.
    private static func vagueAcceptance(of violation: Violation, _ values: String) -> Deviation {
        acceptance(of: violation, Deviation.oneOfSeveral, "a key named twice, with \(values)")
    }

    private static func acceptance(
        of violation: Violation,
        _ kind: String,
        _ observed: String
    ) -> Deviation {
        Deviation(
            .roundTripAccepted,
            of: violation.field,
            kind: kind,
            observed: observed,
            expected: "a rejection: \(violation.expectation) belongs there"
        )
    }

    private static func acceptance(against question: PolicyQuestion) -> Deviation {
        Deviation(
            .roundTripAccepted,
            kind: question.rawValue,
            observed: "what the declared policy `\(question.rawValue)` says is rejected",
            expected: "a rejection, as declared"
        )
    }

    /// Why nothing can be told of the fields of an output.
    private static func unreadable(
        _ output: PayloadReading,
        _ payload: PayloadReading
    ) -> Deviation? {
        if let violation = output.violations.first, violation.field == nil || payload.isUnread {
            return Deviation(
                .roundTripInvalidOutput,
                kind: violation.kind,
                observed: violation.phrase,
                expected: "one JSON object"
            )
        }
        // RFC 8259, section 8.1: who writes JSON text must not put a mark before it.
        if output.questions.contains(.byteOrderMark), !payload.questions.contains(.byteOrderMark) {
            return Deviation(
                .roundTripInvalidOutput,
                kind: "byte order mark",
                observed: "a byte order mark",
                expected: "JSON text from the first byte on"
            )
        }
        return nil
    }

    private func compare(
        _ output: PayloadReading,
        _ reported: ReportedFields?,
        with payload: PayloadReading,
        into judgement: inout Judgement
    ) {
        let first = Self.deviations(of: output, reported, from: payload.fields)
        guard let lastFields = payload.lastFields else {
            judgement.deviations += first
            return
        }
        if let kept = output.lastFields, kept.means(lastFields),
            output.fields.means(payload.fields)
        {
            // Both values came back, so whoever reads them is where it was.
            return
        }
        // A value that should have been refused cannot be the one to keep: whoever gives back neither
        // took that one, or does something to the other that shows elsewhere.
        let violations = payload.fields.violations + lastFields.violations
        let last = Self.deviations(of: output, reported, from: lastFields)
        judgement.keptValue =
            switch (first.isEmpty, last.isEmpty) {
            // What looks like one value may be what was made of the other, if that is wrong.
            case _ where !violations.isEmpty: nil
            case (true, false): .first
            case (false, true): .last
            default: nil
            }
        switch policies.duplicateKey {
        case nil where !violations.isEmpty && !first.isEmpty && !last.isEmpty:
            judgement.deviations += violations.map {
                Self.vagueAcceptance(of: $0, "one value that is wrong, and neither came back")
            }
        case .first: judgement.deviations += first
        case .last: judgement.deviations += last
        default: judgement.deviations += last.count < first.count ? last : first
        }
    }

    private static func deviations(
        of output: PayloadReading,
        _ reported: ReportedFields?,
        from expected: FieldTable
    ) -> [Deviation] {
        var deviations: [Deviation] = []
        compare(output.fields, with: expected, "", into: &deviations)
        if let lastFields = output.lastFields, deviations.isEmpty {
            compare(lastFields, with: expected, "", into: &deviations)
        }
        if let reported, deviations.isEmpty {
            compare(reported.table, with: expected, "reported ", into: &deviations)
        }
        return deviations
    }

    /// Compares what came back with what went in, field by field.
    private static func compare(
        _ actual: FieldTable,
        with expected: FieldTable,
        _ prefix: String,
        into deviations: inout [Deviation]
    ) {
        if actual.means(expected) { return }
        for field in DeclaredField.allCases where !actual[field].means(expected[field]) {
            let (before, after) = (expected[field], actual[field])
            deviations.append(
                Deviation(
                    rule(from: before, to: after),
                    of: field,
                    kind: prefix + after.kind,
                    observed: prefix + after.phrase,
                    expected: "\(before.phrase), as in the payload"
                )
            )
        }
    }

    private static func rule(from before: FieldValue, to after: FieldValue) -> Rule {
        switch (before, after) {
        case (.null, _): .roundTripNullLost
        case (_, .null): .roundTripNullInvented
        case (.absent, _): .roundTripFieldInvented
        case (_, .absent): .roundTripFieldLost
        case (.string, .string): .roundTripStringChanged
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number):
            .roundTripNumberChanged
        default: .roundTripTypeChanged
        }
    }
}
