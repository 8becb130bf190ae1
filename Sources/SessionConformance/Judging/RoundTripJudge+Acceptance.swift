import SessionContract
import SessionModel
import StrictJSON

// MARK: - Whether the payload may be accepted

extension RoundTripJudge {
    /// Judges an output, and the reported fields if there are any.
    func judge(
        _ output: [UInt8],
        _ reported: ReportedFields?,
        of payload: PayloadReading
    ) -> Judgement {
        let reading = PayloadReading(of: output)
        var judgement = Judgement(outcome: .accepted(reading))
        guard payload.violations.isEmpty else {
            judgement.faults = payload.violations.map { violation in
                payload.isAmbiguous(violation)
                    ? .acceptedOneOf(.differentFaults, violation) : .accepted(violation)
            }
            return judgement
        }
        for question in PolicyQuestion.allCases
        where payload.inescapableQuestions.contains(question)
            && policies.promisesToReject(question)
        {
            judgement.faults.append(.acceptedAgainstPolicy(question))
        }
        if let fault = Self.unreadable(reading, payload) {
            judgement.faults.append(.invalidOutput(fault))
        } else if !payload.isUnread {
            compare(reading, reported, with: payload, into: &judgement)
        }
        return judgement
    }

    /// Returns the fault that keeps the fields of an output from being compared, if any.
    private static func unreadable(_ output: PayloadReading, _ payload: PayloadReading) -> Fault? {
        if let violation = output.violations.first, violation.field == nil || payload.isUnread {
            return violation
        }
        // RFC 8259, section 8.1: implementations must not add a byte order mark to JSON text.
        let isMarked = output.questions.contains(.byteOrderMark)
        return isMarked && !payload.questions.contains(.byteOrderMark) ? .byteOrderMark : nil
    }
}

// MARK: - Comparing fields

extension RoundTripJudge {
    private func compare(
        _ output: PayloadReading,
        _ reported: ReportedFields?,
        with payload: PayloadReading,
        into judgement: inout Judgement
    ) {
        let first = Self.changes(in: output, reported, from: payload.fields)
        guard let lastFields = payload.lastFields else {
            judgement.faults += first
            return
        }
        if let kept = output.lastFields, kept.means(lastFields),
            output.fields.means(payload.fields)
        {
            // Both values of each duplicate key came back, so nothing was lost.
            return
        }
        // An invalid value cannot be the one to keep. A model that returns neither value either
        // used the invalid one, or alters the valid one, which also shows in other payloads.
        let violations = payload.fields.violations + lastFields.violations
        let last = Self.changes(in: output, reported, from: lastFields)
        judgement.keptValue =
            switch (first.isEmpty, last.isEmpty) {
            // If a value is invalid, what looks like one may be a conversion of the other.
            case _ where !violations.isEmpty: nil
            case (true, false): .first
            case (false, true): .last
            default: nil
            }
        switch policies.duplicateKey {
        case nil where !violations.isEmpty && !first.isEmpty && !last.isEmpty:
            judgement.faults += violations.map { .acceptedOneOf(.noValueReturned, $0) }
        case .first: judgement.faults += first
        case .last: judgement.faults += last
        case .reject, nil: judgement.faults += last.count < first.count ? last : first
        }
    }

    /// Returns how an output, or else the reported fields, differs from the expected fields.
    private static func changes(
        in output: PayloadReading,
        _ reported: ReportedFields?,
        from expected: FieldMap<FieldValue>
    ) -> [RoundTripFault] {
        var changes = changes(from: expected, to: output.fields)
        if let lastFields = output.lastFields, changes.isEmpty {
            changes = Self.changes(from: expected, to: lastFields)
        }
        if let reported, changes.isEmpty {
            changes = Self.changes(from: expected, to: reported.table, isReported: true)
        }
        return changes
    }

    /// Returns the differences field by field.
    private static func changes(
        from expected: FieldMap<FieldValue>,
        to actual: FieldMap<FieldValue>,
        isReported: Bool = false
    ) -> [RoundTripFault] {
        if actual.means(expected) { return [] }
        return DeclaredField.allCases.compactMap { field in
            let (before, after) = (expected[field], actual[field])
            guard !after.means(before) else { return nil }
            let change = FieldChange(of: field, from: before, to: after, isReported: isReported)
            return .changed(change)
        }
    }
}
