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
        for index in record.units.indices {
            record.units[index].name = filter.redacting(record.units[index].name)
            record.units[index].path = record.units[index].path.map { filter.redacting($0) }
            let base = units[index].walk?.base.map { filter.redacting($0) }
            record.units[index].walk?.base = base
        }
        record.parts = parts.map { part in
            var part = part
            part.ranges = part.ranges.map { $0.named(filter.redacting($0.source)) }
            part.program = part.program.map { filter.redacting($0) }
            part.target = part.target.map { filter.redacting($0) }
            return part
        }
        record.censuses = censuses.map { use in
            RunRecord.CensusUse(
                name: filter.redacting(use.name),
                sessions: use.sessions,
                effective: use.effective,
                needed: use.needed
            )
        }
        record.failures = failures.map { filter.redacting($0) }
        record.remarks = remarks.map { filter.redacting($0) }
        record.testeeCommand = testeeCommand.map { filter.redacting($0) }
        return record
    }
}
