import Gen
import Synchronization
import Testing

/// The settings of a property in a test.
struct TestSettings {
    /// The settings of the run.
    var run: RunSettings
    /// Whether the statistics are shown if the property holds.
    let showsStatistics: Bool
    /// Whether cases are tried in child processes first, or `nil` if only a case that has ended a
    /// process is.
    let isIsolated: Bool?
    /// The report of a case that takes too long.
    let overdue: OverdueReport

    /// The maximum number of workers.
    private static let mostWorkers = 256

    /// The default time limit of a case.
    private static let deadline = Duration.seconds(60)

    /// Creates the settings of a property, or returns `nil` if the test replays another property.
    init?<Value>(
        _ settings: RunSettings?,
        workers: Int = 1,
        of test: Test,
        over type: Value.Type,
        at sourceLocation: SourceLocation
    ) {
        let (environment, problems) = PropertyDefaults.ofEnvironment()
        for problem in problems { Issue.record("\(problem)", sourceLocation: sourceLocation) }
        let defaults = PropertyDefaults.ofTraits.merged(with: environment)
        run = defaults.settings(settings)
        run.workers = min(max(workers, 1), Self.mostWorkers)
        showsStatistics = defaults.showsStatistics
        isIsolated = defaults.isIsolated
        if run.property.isEmpty { run.property = "\(sourceLocation.fileID) \(test.name)" }
        if let replay = ReplayTrait.current {
            guard replay.token.belongs(to: run.property, over: type) else { return nil }
            replay.wasUsed.store(true, ordering: .relaxed)
            run.replays = [replay.token]
            run.cases = 0
            run.store = nil
            // The choices in a token are already as simple as possible.
            if replay.token.holdsChoices { run.shrinkBudget = 0 }
        }
        run.deadline = run.deadline ?? Self.deadline
        overdue = OverdueReport(sourceLocation)
        if run.onOverdue == nil { run.onOverdue = overdue.record }
    }
}
