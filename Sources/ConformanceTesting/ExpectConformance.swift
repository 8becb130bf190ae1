public import SessionConformance
public import Testing

/// Runs the conformance suite, or one phase of it, and records an issue for each finding.
///
/// ```swift
/// @Test(arguments: ConformancePhase.generated)
/// func `our session keeps the contract`(phase: ConformancePhase) async {
///     let testee = ClosureTestee("Session", decode: { try Session(strict: $0) }, encode: \.json)
///     await expectConformance(of: testee, in: phase)
/// }
/// ```
///
/// Each issue names the rule, the smallest payload that breaks it, what was seen and expected, and
/// a token that shows it again. Say what a model is known to do with `withKnownIssue`, which fails
/// once it is fixed.
///
/// - Parameters:
///   - testee: The model under test.
///   - phase: The phase to run, by default all of those in the options.
///   - options: The seed, the number of cases, and what else can be chosen.
///   - sourceLocation: Where the issues are reported.
public func expectConformance(
    of testee: any Testee,
    in phase: ConformancePhase? = nil,
    options: ConformanceOptions = ConformanceOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
) async {
    var options = options
    if let phase { options.phases = [phase] }
    let result = await ConformanceRun(testee, options: options).run()
    for finding in result.findings {
        Issue.record("\(finding)", sourceLocation: sourceLocation)
    }
    if let reason = result.unavailability {
        Issue.record(
            "\(result.testee) could not be asked: \(reason)",
            sourceLocation: sourceLocation
        )
    } else if result.totalCases == 0 {
        Issue.record("there was nothing to ask \(result.testee)", sourceLocation: sourceLocation)
    }
}

/// Asks about the payloads of a replay token alone, and records an issue for each finding.
///
/// - Parameters:
///   - token: What the issue of an earlier run said would show it again.
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

extension ConformancePhase {
    /// The phases that need no collected payloads.
    public static let generated: [ConformancePhase] = allCases.filter { $0 != .corpus }
}

extension ConformancePhase: CustomTestStringConvertible {
    /// What the phase asks, as the name of a test case.
    public var testDescription: String { summary }
}
