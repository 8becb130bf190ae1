import Gen
import Platform
import Synchronization

/// Tries the cases of a run in child processes.
///
/// As the store of the run, it receives the token of each case before the property is called. The
/// property then only asks what the case does to a child. A child stays for the next case as long
/// as it survives, so a search needs a process for each case that ends one, and one more.
///
/// It is used by one thread at a time.
final class IsolatedCases: FailureStore, @unchecked Sendable {
    private let call: PropertyCall
    private let first: [ReplayToken]
    private let limits: Limits
    private let time: TimeSource
    /// The time at which the search or the shrinking began.
    private var start: Duration
    private var isShrinking = false
    private var token: ReplayToken?
    private var child: CaseChild?

    /// The number of child processes.
    private(set) var processes = 0
    /// The number of cases that took too long.
    private(set) var lateCases = 0
    /// Whether the time was over before all cases were tried.
    private(set) var isOutOfTime = false
    /// The reason why no case can be tried.
    private(set) var problem: String?
    /// The last case that ended its process, which is the simplest one while it shrinks.
    private(set) var lastEnd: (token: ReplayToken, end: CaseEnd)?
    private let isCancelled: @Sendable () -> Bool

    /// The limits of the time.
    struct Limits: Sendable {
        /// The limit of a case.
        var ofCase = Duration.seconds(10)
        /// The limit of all cases until one ends its process, or `nil` for none.
        var ofSearch: Duration?
        /// The limit of the cases after that.
        var ofShrinking = Duration.seconds(60)
    }

    init(
        of call: PropertyCall,
        first: [ReplayToken],
        _ limits: Limits,
        time: TimeSource,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.call = call
        self.first = first
        self.limits = limits
        self.time = time
        self.isCancelled = isCancelled
        start = time.now()
    }

    /// Returns the cases that are tried first.
    func tokens() -> [ReplayToken] { first }

    /// Does nothing.
    func keep(_ token: ReplayToken) {}

    /// Does nothing.
    func remove(_ token: ReplayToken) {}

    /// Notes the case that the run is about to try.
    func setUnderWay(_ token: ReplayToken?, worker: Int) {
        self.token = token
    }

    /// Tries the case that is under way.
    func verdict(_ notes: CaseNotes) -> Verdict {
        guard let token, problem == nil, !isCancelled() else { return .discarded }
        if let limit = isShrinking ? limits.ofShrinking : limits.ofSearch,
            time.now() - start >= limit
        {
            isOutOfTime = true
            return .discarded
        }
        switch result(of: token) {
        case .answered(.survived(let scores)):
            for (label, score) in scores { notes.target(score, label: label) }
            return .holds
        case .answered: return .discarded
        case .ended(let end):
            if !isShrinking { (isShrinking, start) = (true, time.now()) }
            lastEnd = (token, end)
            return .fails(end.failure)
        case .late:
            lateCases += 1
            return .discarded
        case .unreachable(let reason):
            problem = reason
            return .discarded
        }
    }

    /// Tries a case in a process of its own, and returns how it ended that, or `nil` if it did not.
    func end(of token: ReplayToken) -> CaseEnd? {
        child = nil
        defer { child = nil }
        if case .ended(let end) = result(of: token) { return end }
        return nil
    }

    private func result(of token: ReplayToken) -> CaseChild.Result {
        if child == nil {
            do throws(SystemError) {
                child = try CaseChild(of: call)
                processes += 1
            } catch {
                return .unreachable("did not start: \(error)")
            }
        }
        let result = child?.tryCase(token, within: limits.ofCase) ?? .late
        if case .answered = result { return result }
        child = nil
        return result
    }
}
