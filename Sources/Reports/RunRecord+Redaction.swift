import SessionContract

extension RunRecord {
    /// Returns the record with every secret replaced in every text but those of its findings, which
    /// are made later.
    func redacted(by filter: SecretFilter) -> RunRecord {
        guard !filter.isEmpty else { return self }
        var record = self
        record.target = filter.redacting(target)
        record.checked.skipped = checked.skipped.redacted(by: filter)
        record.checked.unjudged = checked.unjudged.redacted(by: filter)
        record.units = units.map { unit in
            var redacted = RunUnit(
                filter.redacting(unit.name),
                unit.kind,
                asked: unit.asked,
                unjudged: unit.unjudged,
                skipped: unit.skipped
            )
            redacted.findings = unit.findings
            return redacted
        }
        record.failures = failures.map { filter.redacting($0) }
        record.remarks = remarks.map { filter.redacting($0) }
        record.testeeCommand = testeeCommand.map { filter.redacting($0) }
        return record
    }
}
