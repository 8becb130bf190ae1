extension Ledger.Summary {
    /// Returns the summary with every secret replaced in every text of its rows.
    package func redacted(by filter: SecretFilter) -> Self {
        guard !filter.isEmpty else { return self }
        return Self(
            rows: rows.map { $0.redacted(by: filter) },
            rowCount: rowCount,
            unlistedCount: unlistedCount,
            totals: totals,
            suppressedRows: suppressedRows.map { $0.redacted(by: filter) },
            suppressedCount: suppressedCount
        )
    }
}

extension Ledger.Row {
    fileprivate func redacted(by filter: SecretFilter) -> Self {
        Self(
            finding: finding.redacted(by: filter),
            severity: severity,
            count: count,
            suppression: suppression.map {
                Suppression(
                    filter.redacting($0.reason),
                    explanation: filter.redacting($0.explanation)
                )
            }
        )
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
