import SessionContract

extension Report {
    /// A part of a run, with its own counts.
    ///
    /// A unit passed if something was checked and nothing failed or remained unjudged. If nothing
    /// was checked, the unit neither passed nor failed.
    package struct Unit: Hashable, Sendable {
        /// The name, unique among the units of the same kind.
        package let name: String

        /// The kind of part.
        package let kind: RunUnit.Kind

        /// The number of payloads, pages or cases that were checked.
        package let asked: Int

        /// The number of findings that are serious enough to make the run fail.
        ///
        /// It can exceed ``asked``, because one payload can have several findings. Payloads with
        /// findings are not counted, since payloads are streamed and not kept.
        package let failed: Int

        /// The number of inconclusive findings and of inputs that could not be read.
        package let unjudged: Int

        /// The number of payloads, pages or cases that were planned but not checked.
        package let skipped: Int

        /// The counts as they were made, of which those of several parts are sums.
        let counted: RunUnit

        init(_ unit: RunUnit, severity: (Rule) -> Severity?, failOn: Severity) {
            func count(where counts: (Severity) -> Bool) -> Int {
                unit.findings.rules.reduce(0) { sum, rule in
                    guard let severity = severity(rule), counts(severity) else { return sum }
                    return sum + unit.findings[rule]
                }
            }
            counted = unit
            name = unit.name
            kind = unit.kind
            asked = unit.asked
            failed = count { $0.reaches(failOn) }
            unjudged = unit.unjudged + count { $0 == .inconclusive }
            skipped = unit.skipped
        }
    }
}
