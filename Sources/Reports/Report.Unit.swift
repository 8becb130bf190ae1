import SessionContract

extension Report {
    /// A part of a run with what counts against it.
    ///
    /// It passed if something was asked and nothing failed or was left unjudged. A unit without
    /// anything asked was not tested, which is not the same.
    package struct Unit: Hashable, Sendable {
        /// The name, unique among the units of its kind.
        package let name: String

        /// What kind of part it is.
        package let kind: RunUnit.Kind

        /// How much was looked at: payloads, pages or cases.
        package let asked: Int

        /// How many findings are serious enough to make the run fail.
        ///
        /// One payload can have several, so this can be more than ``asked``: findings add up over
        /// the lines of any file, while payloads with findings are not counted as they stream by.
        package let failed: Int

        /// How much could not be judged: inconclusive findings, and what could not be read.
        package let unjudged: Int

        /// How much was planned and then left out.
        package let skipped: Int

        init(_ unit: RunUnit, severity: (Rule) -> Severity?, failOn: Severity) {
            func count(where counts: (Severity) -> Bool) -> Int {
                unit.findings.rules.reduce(0) { sum, rule in
                    guard let severity = severity(rule), counts(severity) else { return sum }
                    return sum + unit.findings[rule]
                }
            }
            name = unit.name
            kind = unit.kind
            asked = unit.asked
            failed = count { $0.reaches(failOn) }
            unjudged = unit.unjudged + count { $0 == .inconclusive }
            skipped = unit.skipped
        }
    }
}
