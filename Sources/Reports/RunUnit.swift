package import SessionContract

/// A part of a run that reports show as passed or failed: a file, an endpoint, a phase, a topic.
///
/// All its numbers add up when the same unit comes from several parts of a run. What is found about
/// the run as a whole, such as that there was no session in any file or that a program did not end
/// as it should, counts in the totals and in no unit.
package struct RunUnit: Hashable, Sendable {
    /// What kind of part it is.
    package enum Kind: String, CaseIterable, Sendable {
        /// A file of `check`; its name is the source that findings have.
        case file

        /// An endpoint of `live`, named as `--endpoint` takes it.
        case endpoint

        /// A phase of `model`.
        case phase

        /// A topic of the corpus.
        case topic
    }

    /// The name, unique among the units of its kind in a run.
    package let name: String

    /// What kind of part it is.
    package let kind: Kind

    /// How much was looked at: payloads of a file, pages of an endpoint, cases of a phase or topic.
    package var asked: Int

    /// What could not be judged and has no finding that says so: a file that could not be read to
    /// its end counts as one.
    package var unjudged: Int

    /// How much was planned and then left out because the run ended before.
    package var skipped: Int

    /// How many findings each rule has in this unit, suppressed ones left out.
    package var findings = RuleCounts()

    /// A unit without findings.
    package init(
        _ name: String,
        _ kind: Kind,
        asked: Int = 0,
        unjudged: Int = 0,
        skipped: Int = 0
    ) {
        self.name = name
        self.kind = kind
        self.asked = asked
        self.unjudged = unjudged
        self.skipped = skipped
    }
}
