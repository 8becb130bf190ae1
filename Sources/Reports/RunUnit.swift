package import SessionContract

/// A part of a run that passes or fails on its own: a file, an endpoint, a phase or a topic.
///
/// If several parts of a run report the same unit, its numbers add up. Findings about the run as a
/// whole count only in the totals, such as that no file contained a session or that a program did
/// not exit as expected.
package struct RunUnit: Hashable, Sendable {
    /// The kinds of parts.
    package enum Kind: String, CaseIterable, Sendable {
        /// A file of `check`, with the same name as the source of its findings.
        case file

        /// An endpoint of `live`, with a name that `--endpoint` accepts.
        case endpoint

        /// A phase of `model`.
        case phase

        /// A topic of the corpus.
        case topic

        /// A field of two censuses that are compared, or the session as a whole.
        case field

        /// The groups of the rules that can be violated there.
        package var ruleGroups: [String] {
            let payloads = ["contract", "envelope", "input", "json", "link", "timestamp"]
            return switch self {
            case .file: payloads
            case .endpoint: (payloads + ["live"]).sorted()
            case .phase, .topic: ["roundtrip", "testee"]
            case .field: ["drift"]
            }
        }
    }

    /// The name of standard input as a file; no other file has it.
    package static let standardInput = "standard input"

    /// The name of the phase whose cases are others in each run.
    package static let randomPhase = "random"

    /// The name of the phase that consists of the topics of the corpus.
    package static let corpusPhase = "corpus"

    /// The name, unique among the units of its kind in a run.
    package var name: String

    /// The kind of part.
    package let kind: Kind

    /// The path of a file as the system takes it, of which ``name`` shows some names with escapes;
    /// `nil` for standard input, and for all other kinds.
    package var path: String?

    /// The number of payloads in a file, pages of an endpoint, or cases of a phase or a topic that
    /// were checked.
    package var asked: Int

    /// The number of inputs that could not be checked and have no finding that says so.
    ///
    /// A file that could not be read to its end counts as one.
    package var unjudged: Int

    /// The number of answers in this unit that were not judged, whether a finding says so or not.
    package private(set) var unjudgedAnswers = 0

    /// The place of a file among all sources of a run that was divided, from 0.
    package var order: Int?

    /// The number of payloads, pages or cases that were planned but not checked because the run
    /// ended early.
    package var skipped: Int

    /// The number of findings of each rule in this unit, without suppressed ones.
    package var findings = RuleCounts()

    /// What else is counted of an endpoint; `nil` for all other kinds.
    package var walk: Walk?

    /// What is counted of an endpoint, so that those of several runs can be added.
    package struct Walk: Hashable, Sendable {
        /// The base URL, if the endpoints of the run have several.
        package var base: String?

        /// The number of bodies that were read and of findings about exchanges.
        package var steps = 0

        /// The number of sessions, without those of followed links.
        package var sessions = 0

        /// The number of judged answers with a list that is empty.
        package var emptyAnswers = 0

        /// Whether ``RunOptions/Requests/maximumPages`` left out pages.
        package var isSample = false

        /// Creates the walk over an endpoint that was not requested.
        package init() {}
    }

    /// Sets ``unjudged`` to the answers that were not judged, without those that have a finding.
    ///
    /// - Parameters:
    ///   - count: The number of answers in this unit that were not judged.
    ///   - severity: Returns the severity of a rule, or `nil` if it is off.
    package mutating func countUnjudged(_ count: Int, _ severity: (Rule) -> Severity?) {
        let reported = findings.rules.reduce(0) { sum, rule in
            severity(rule) == .inconclusive ? sum + findings[rule] : sum
        }
        unjudgedAnswers = count
        unjudged = max(0, count - reported)
    }

    /// The name, with the base URL of an endpoint if that is known.
    var fullName: String { walk?.base.map { "\(name) of \($0)" } ?? name }

    /// Creates a unit without findings.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - kind: The kind of part.
    ///   - path: The path of a file; by default its name.
    ///   - asked: How many were checked.
    ///   - unjudged: How many could not be checked.
    ///   - skipped: How many were left out.
    package init(
        _ name: String,
        _ kind: Kind,
        path: String? = nil,
        asked: Int = 0,
        unjudged: Int = 0,
        skipped: Int = 0
    ) {
        self.name = name
        self.kind = kind
        if kind == .endpoint { walk = Walk() }
        self.path = kind == .file && name != Self.standardInput ? path ?? name : nil
        self.asked = asked
        self.unjudged = unjudged
        self.skipped = skipped
    }
}
