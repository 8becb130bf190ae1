extension Ledger.Summary {
    /// Returns the summary with every secret replaced in every text of its rows.
    package func redacted(by filter: SecretFilter) -> Self {
        guard !filter.isEmpty else { return self }
        var redaction = FindingRedaction(filter)
        return Self(
            rows: rows.map { $0.redacted(by: filter, &redaction) },
            rowCount: rowCount,
            unlistedCount: unlistedCount,
            totals: totals,
            suppressedRows: suppressedRows.map { $0.redacted(by: filter, &redaction) },
            suppressedCount: suppressedCount
        )
    }
}

extension Ledger.Row {
    /// Returns the row with every secret replaced in every text.
    package func redacted(by filter: SecretFilter) -> Self {
        guard !filter.isEmpty else { return self }
        var redaction = FindingRedaction(filter)
        return redacted(by: filter, &redaction)
    }

    fileprivate func redacted(
        by filter: SecretFilter,
        _ redaction: inout FindingRedaction
    ) -> Self {
        var row = Self(
            finding: redaction.redacting(finding),
            severity: severity,
            count: count,
            suppression: suppression.map {
                Suppression(
                    filter.redacting($0.reason),
                    explanation: filter.redacting($0.explanation)
                )
            }
        )
        row.origin = origin
        return row
    }
}

extension ReasonCounts {
    /// Returns the counts with every secret replaced in every reason.
    package func redacted(by filter: SecretFilter) -> Self {
        var redacted = Self()
        for (reason, count) in sorted { redacted[filter.redacting(reason)] += count }
        return redacted
    }
}
