public import SessionConformance
public import Testing

/// Runs the conformance suite, or one phase of it, and records an issue for each finding.
///
/// ```swift
/// @Test(arguments: ConformancePhase.allCases)
/// func `our session keeps the contract`(phase: ConformancePhase) async {
///     let testee = ClosureTestee("Session", decode: { try Session(strict: $0) }, encode: \.json)
///     await expectConformance(of: testee, in: phase)
/// }
/// ```
///
/// Each issue names the rule, the smallest payload that violates it, the observed and the expected
/// result, and a replay token. Known deviations of a model go into a baseline, whose entries fail
/// once they are fixed or expired; for a single one, `withKnownIssue` does the same.
///
/// If the corpus cannot be read, that is the only issue.
///
/// - Parameters:
///   - testee: The model under test.
///   - phase: The phase to run, or `nil` for all phases in `options`.
///   - corpus: The collected payloads to test with.
///   - baseline: The deviations that are accepted for now. Each issue then ends with the line that
///     accepts it, in which only the reason is missing.
///   - options: The seed, the number of cases and other settings of the run.
///   - sourceLocation: Where the issues are reported.
public func expectConformance(
    of testee: any Testee,
    in phase: ConformancePhase? = nil,
    corpus: ConformanceCorpus = .builtIn,
    baseline: ConformanceBaseline? = nil,
    options: ConformanceOptions = ConformanceOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
) async {
    var options = options
    if let phase { options.phases = [phase] }
    if !options.phases.isDisjoint(with: [.corpus, .random]) {
        do {
            options.corpus = try corpus.cases()
        } catch {
            Issue.record("\(error)", sourceLocation: sourceLocation)
            return
        }
    }
    let result = await ConformanceRun(testee, options: options).run()
    let issues = baseline?.issues(of: result, options) ?? result.findings.map(\.issue)
    for issue in issues { Issue.record("\(issue)", sourceLocation: sourceLocation) }
    if let reason = result.unavailability {
        Issue.record(
            "\(result.testee) could not be tested: \(reason)",
            sourceLocation: sourceLocation
        )
    } else if result.totalCases == 0 {
        Issue.record("no cases to test \(result.testee) with", sourceLocation: sourceLocation)
    }
}

/// Tests only the payloads of a replay token, and records an issue for each finding.
///
/// - Parameters:
///   - token: The replay token from the issue of an earlier run.
///   - testee: The model under test.
///   - sourceLocation: Where the issues are reported.
public func expectConformance(
    replaying token: String,
    of testee: any Testee,
    sourceLocation: SourceLocation = #_sourceLocation
) async {
    do {
        let result = await ConformanceRun(testee).replay(try ConformanceToken(token))
        for finding in result.findings {
            Issue.record("\(finding)", sourceLocation: sourceLocation)
        }
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}

extension ConformancePhase: CustomTestStringConvertible {
    /// A summary of the phase, as the name of a test case.
    public var testDescription: String { summary }
}
