import Platform
import Synchronization

/// Sends requests with the configured rate, retries and number of connections.
///
/// Everything but the exchanges themselves happens in one task: what is sent next, the waits, and
/// the use of the answers, in the order of their requests. So a run has the same results with any
/// number of connections.
final class Requester {
    private let transport: any Transport
    private let policy: RetryPolicy
    private let time: TimeSource
    private let runEnd: RunEnd
    private let timeout: Duration
    private let interval: Duration?
    private let longestTotalWait: Duration
    private let jobs: Int
    private let progress: (LiveEvent) -> Void
    private var earliestStart: Duration?

    /// The exchanges that take place now.
    private let exchanges = Exchanges()

    /// The time until which nothing remains of a rate limit, and the field that says so.
    private var pause: (end: Duration, field: String?)?

    /// Whether the API asked for a longer wait than is respected, so that a further request in this
    /// run would come too early.
    private(set) var isRefused = false

    /// The time that the run has waited because a response asked for it or failed.
    private var totalWait = Duration.zero

    /// The last outcome of a request.
    struct Answer {
        let outcome: Exchange.Outcome

        /// Why the request was not repeated, if the response asked for that.
        var impatience: RetryPolicy.Impatience?
    }

    init(
        _ configuration: LiveConfiguration,
        over transport: any Transport,
        until runEnd: RunEnd,
        progress: @escaping (LiveEvent) -> Void
    ) {
        self.transport = transport
        policy = RetryPolicy(retries: configuration.retries, jitter: configuration.jitter)
        interval = configuration.rate.map { .seconds(1) / $0 }
        timeout = configuration.timeout
        longestTotalWait = configuration.maximumWait
        jobs = configuration.jobs
        time = configuration.time
        self.runEnd = runEnd
        self.progress = progress
    }

    /// Requests `target`, a path with its query, and returns the outcome after all retries; `nil`
    /// if the run must end.
    func get(_ target: String) async -> Answer? {
        var answer: Answer?
        _ = await get([target]) {
            answer = $0
            return true
        }
        return answer
    }

    /// Requests each of `targets`, several at the same time if that is configured.
    ///
    /// - Parameters:
    ///   - targets: The paths with their queries.
    ///   - onStart: Called with the number of a target before its first attempt.
    ///   - use: Receives the answers in the order of the targets, and returns whether to continue.
    ///     It may send requests too.
    /// - Returns: `false` if not all answers were used: `use` said so, the run must end, or the API
    ///   accepts no more requests.
    func get(
        _ targets: [String],
        onStart: (Int) -> Void = { _ in },
        use: (Answer) async -> Bool
    ) async -> Bool {
        await withTaskGroup(of: Arrival.self) { group in
            defer { group.cancelAll() }
            var (next, used, pending) = (0, 0, 0)
            var answers: [Int: Answer] = [:]
            while used < targets.count {
                if let answer = answers.removeValue(forKey: used) {
                    used += 1
                    guard await use(answer) else { return false }
                    continue
                }
                // The answer that is used next is always among those that are awaited, so what
                // waits for its turn is never more than the connections.
                while next < targets.count, next - used < jobs, !isRefused,
                    pending == 0 || exchanges.count < jobs
                {
                    onStart(next)
                    guard await waitForTurn() else { return false }
                    start(Attempt(number: next, target: targets[next]), in: &group)
                    next += 1
                    pending += 1
                }
                guard let arrival = await group.next() else { return false }
                pending -= 1
                guard !runEnd.isReached else { return false }
                switch await settle(arrival) {
                case .answer(let answer): answers[arrival.attempt.number] = answer
                case .repeated(let attempt):
                    start(attempt, in: &group)
                    pending += 1
                case .end: return false
                }
            }
            return true
        }
    }

    /// An attempt to get an answer.
    private struct Attempt {
        let number: Int
        let target: String

        /// The number of attempts before this one.
        var retry = 0
    }

    /// The outcome of an attempt, and when it was known.
    private struct Arrival {
        let attempt: Attempt
        let outcome: Exchange.Outcome
        let time: Duration
        let date: Int64
    }

    /// What follows an attempt.
    private enum Settlement {
        case answer(Answer)
        case repeated(Attempt)
        case end
    }

    /// Counts the exchanges of all groups of requests.
    private final class Exchanges: Sendable {
        private let running = Atomic(0)
        var count: Int { running.load(ordering: .relaxed) }
        func begin() { running.add(1, ordering: .relaxed) }
        func end() { running.subtract(1, ordering: .relaxed) }
    }

    private func start(_ attempt: Attempt, in group: inout TaskGroup<Arrival>) {
        let limit = min(timeout, runEnd.rest ?? timeout)
        let (transport, exchanges, time) = (transport, exchanges, time)
        exchanges.begin()
        group.addTask {
            let outcome = await transport.get(attempt.target, within: limit)
            exchanges.end()
            return Arrival(
                attempt: attempt,
                outcome: outcome,
                time: time.now(),
                date: time.date()
            )
        }
    }

    /// Decides what follows an attempt, and waits before it is repeated.
    private func settle(_ arrival: Arrival) async -> Settlement {
        let (outcome, attempt) = (arrival.outcome, arrival.attempt)
        guard policy.isWorthRetrying(outcome) else {
            if case .success(let response) = outcome { note(response, arrival) }
            return .answer(Answer(outcome: outcome))
        }
        var wait = policy.wait(before: attempt.retry, after: outcome, now: arrival.date)
        if let impatience = impatience(before: wait) {
            let isAsked = wait.field != nil
            isRefused = isRefused || isAsked
            return .answer(Answer(outcome: outcome, impatience: isAsked ? impatience : nil))
        }
        guard attempt.retry < policy.retries else {
            // The wait is for the next request then.
            if wait.field != nil { pause(for: wait, from: arrival.time) }
            return .answer(Answer(outcome: outcome))
        }
        var next = attempt
        next.retry += 1
        // Other exchanges may have taken up some of it.
        wait.duration -= time.now() - arrival.time
        guard await sleep(wait, LiveEvent.WaitReason(outcome), retry: next.retry),
            await waitForTurn()
        else { return .end }
        return .repeated(next)
    }

    /// Returns why a wait would be too long, if it would be.
    private func impatience(before wait: RetryPolicy.Wait) -> RetryPolicy.Impatience? {
        if wait.duration > policy.longestWait {
            return .longWait(wait.duration, limit: policy.longestWait)
        }
        return totalWait + wait.duration > longestTotalWait
            ? .allWaits(wait.duration, limit: longestTotalWait) : nil
    }

    /// Notes that nothing remains of a rate limit after this response.
    ///
    /// A reset that is too far away is not waited for: the response to the next request says more.
    private func note(_ response: LiveResponse, _ arrival: Arrival) {
        guard let wait = RetryPolicy.pause(after: response, now: arrival.date),
            impatience(before: wait) == nil
        else { return }
        pause(for: wait, from: arrival.time)
    }

    /// Lets no request start before the end of a wait.
    private func pause(for wait: RetryPolicy.Wait, from start: Duration) {
        let end = start + wait.duration
        guard end > pause?.end ?? .zero else { return }
        pause = (end, wait.field)
    }

    /// Waits until the next request may start; returns false if the run must end.
    private func waitForTurn() async -> Bool {
        if let (end, field) = pause {
            pause = nil
            let wait = RetryPolicy.Wait(duration: end - time.now(), field: field)
            guard await sleep(wait, .nothingRemains, retry: 0) else { return false }
        }
        guard let interval else { return !runEnd.isReached }
        let now = time.now()
        let start = max(now, earliestStart ?? now)
        earliestStart = start + interval
        return await sleep(start - now)
    }

    /// Reports a wait, and waits.
    private func sleep(
        _ wait: RetryPolicy.Wait,
        _ reason: LiveEvent.WaitReason,
        retry: Int
    ) async -> Bool {
        guard wait.duration > .zero else { return !runEnd.isReached }
        guard !runEnd.isReached(after: wait.duration) else { return await sleep(wait.duration) }
        totalWait += wait.duration
        progress(.waiting(wait.duration, reason: reason, field: wait.field, retry: retry))
        return await sleep(wait.duration)
    }

    /// Waits; returns false if the run must end, also if it must end before the wait does.
    private func sleep(_ duration: Duration) async -> Bool {
        guard duration > .zero, !runEnd.isReached else { return !runEnd.isReached }
        do {
            try await time.sleep(min(duration, runEnd.rest ?? duration))
            return !runEnd.isReached
        } catch {
            return false
        }
    }
}

extension LiveEvent.WaitReason {
    fileprivate init(_ outcome: Exchange.Outcome) {
        self =
            switch outcome {
            case .success(let response): .status(response.status)
            case .failure(.timedOut): .timeout
            case .failure(.bodyCut): .cutBody
            case .failure: .connection
            }
    }
}
