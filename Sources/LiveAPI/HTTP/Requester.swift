import Platform

/// Sends requests one after another, with the configured rate and retries.
final class Requester {
    private let transport: any Transport
    private let policy: RetryPolicy
    private let time: TimeSource
    private let runEnd: RunEnd
    private let timeout: Duration
    private let interval: Duration?
    private let longestTotalWait: Duration
    private let progress: (LiveEvent) -> Void
    private var earliestStart: Duration?

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
        until runEnd: RunEnd,
        progress: @escaping (LiveEvent) -> Void
    ) {
        transport = configuration.transport
        policy = RetryPolicy(retries: configuration.retries, jitter: configuration.jitter)
        interval = configuration.rate.map { .seconds(1) / $0 }
        timeout = configuration.timeout
        longestTotalWait = configuration.maximumWait
        time = configuration.time
        self.runEnd = runEnd
        self.progress = progress
    }

    /// Requests `target`, a path with its query, and returns the outcome after all retries; `nil`
    /// if the run must end.
    func get(_ target: String) async -> Answer? {
        var retry = 0
        while true {
            guard await waitForTurn() else { return nil }
            let limit = min(timeout, runEnd.rest ?? timeout)
            let outcome = await transport.get(target, within: limit)
            guard !runEnd.isReached else { return nil }
            guard policy.isWorthRetrying(outcome) else {
                if case .success(let response) = outcome { note(response) }
                return Answer(outcome: outcome)
            }
            let wait = policy.wait(before: retry, after: outcome, now: time.date())
            if let impatience = impatience(before: wait) {
                isRefused = wait.field != nil
                return Answer(outcome: outcome, impatience: isRefused ? impatience : nil)
            }
            guard retry < policy.retries else {
                // The wait is for the next request then.
                if wait.field != nil { pause = (time.now() + wait.duration, wait.field) }
                return Answer(outcome: outcome)
            }
            retry += 1
            let reason = LiveEvent.WaitReason(outcome)
            guard await sleep(wait, reason, retry: retry) else { return nil }
        }
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
    private func note(_ response: LiveResponse) {
        guard let wait = RetryPolicy.pause(after: response, now: time.date()),
            impatience(before: wait) == nil
        else { return }
        pause = (time.now() + wait.duration, wait.field)
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
