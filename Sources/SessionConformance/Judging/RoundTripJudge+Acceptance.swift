import SessionContract
import SessionModel
import SessionPayloads
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
        judgement.faults = wrongAcceptance(of: payload)
        guard judgement.faults.isEmpty else { return judgement }
        for question in PolicyQuestion.allCases
        where policies.promisesToReject(question)
            && payload.decides(question, counting: countingValue)
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

    /// Returns the faults of accepting a payload whose values that count break a rule.
    private func wrongAcceptance(of payload: PayloadReading) -> [RoundTripFault] {
        guard let counting = countingFields(of: payload) else {
            return payload.violations.map { violation in
                payload.isAmbiguous(violation)
                    ? .acceptedOneOf(.differentFaults, violation) : .accepted(violation)
            }
        }
        let whole = payload.violations.filter { $0.field == nil }
        return (whole + counting.violations).map { .accepted($0) }
    }

    /// The values that count, if a key is there more than once and it is known which one does.
    private func countingFields(of payload: PayloadReading) -> FieldMap<FieldValue>? {
        guard let countingValue, let last = payload.lastFields else { return nil }
        return countingValue == .first ? payload.fields : last
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
        let first = Self.changes(in: output, reported, from: payload.fields, of: payload)
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
        let last = Self.changes(in: output, reported, from: lastFields, of: payload)
        judgement.keptValue =
            switch (first.isEmpty, last.isEmpty) {
            // If a value is invalid, what looks like one may be a conversion of the other.
            case _ where !violations.isEmpty: nil
            case (true, false): .first
            case (false, true): .last
            default: nil
            }
        if policies.duplicateKey == nil, judgement.keptValue != nil {
            // A choice that changes from payload to payload is a fault of the whole run.
            return
        }
        switch countingValue {
        case nil where !violations.isEmpty && !first.isEmpty && !last.isEmpty:
            judgement.faults += violations.map { .acceptedOneOf(.noValueReturned, $0) }
        case .first: judgement.faults += first
        case .last: judgement.faults += last
        case nil: judgement.faults += Self.isNearer(last, than: first) ? last : first
        }
    }

    /// Returns whether an output with some changes is nearer to its payload than with others.
    private static func isNearer(_ some: [RoundTripFault], than others: [RoundTripFault]) -> Bool {
        func distance(_ changes: [RoundTripFault]) -> Int { changes.reduce(0) { $0 + $1.distance } }
        return distance(some) < distance(others)
    }

    /// Returns how an output, or else the reported fields, differs from the expected fields.
    private static func changes(
        in output: PayloadReading,
        _ reported: ReportedFields?,
        from expected: FieldMap<FieldValue>,
        of payload: PayloadReading
    ) -> [RoundTripFault] {
        var changes = changes(from: expected, to: output.fields, in: payload)
        if let lastFields = output.lastFields, changes.isEmpty {
            changes = Self.changes(from: expected, to: lastFields, in: payload)
        }
        if let reported, changes.isEmpty {
            changes = Self.changes(
                from: expected,
                to: reported.table,
                in: payload,
                isReported: true
            )
        }
        return changes
    }

    /// Returns the differences field by field.
    private static func changes(
        from expected: FieldMap<FieldValue>,
        to actual: FieldMap<FieldValue>,
        in payload: PayloadReading,
        isReported: Bool = false
    ) -> [RoundTripFault] {
        if actual.means(expected) { return [] }
        return DeclaredField.allCases.compactMap { field in
            let (before, after) = (expected[field], actual[field])
            guard !after.means(before) else { return nil }
            return .changed(
                FieldChange(
                    of: field,
                    from: before,
                    to: after,
                    in: payload,
                    isReported: isReported
                )
            )
        }
    }
}

extension RoundTripFault {
    /// How far a value is from the one that it should be.
    ///
    /// Absent is nearest to null, and a value to another one of its type.
    fileprivate var distance: Int {
        guard case .changed(let change) = self else { return 0 }
        let states = [change.before.kind, change.after.kind]
        if states.allSatisfy({ $0 == .absent || $0 == .value(.null) }) { return 1 }
        return change.before.kind == change.after.kind ? 2 : 3
    }
}
