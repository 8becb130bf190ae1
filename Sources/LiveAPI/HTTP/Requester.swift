import Platform

/// Sends requests one after another, with the configured rate and retries.
final class Requester {
    private let transport: any Transport
    private let policy: RetryPolicy
    private let time: TimeSource
    private let interval: Duration?
    private let progress: (LiveEvent) -> Void
    private var earliestStart: Duration?

    init(
        _ configuration: LiveConfiguration,
        progress: @escaping (LiveEvent) -> Void
    ) {
        transport = configuration.transport
        policy = RetryPolicy(retries: configuration.retries, jitter: configuration.jitter)
        interval = configuration.rate.map { .seconds(1) / $0 }
        time = configuration.time
        self.progress = progress
    }

    /// Requests `target`, a path with its query, and returns the outcome after all retries.
    func get(_ target: String) async -> Exchange.Outcome {
        var retry = 0
        while true {
            guard await waitForRate() else { return .failure(.cancelled) }
            let outcome = await transport.get(target)
            guard retry < policy.retries, policy.isWorthRetrying(outcome),
                let wait = policy.wait(before: retry, after: outcome, now: time.date())
            else { return outcome }
            retry += 1
            progress(.waiting(wait, reason: LiveEvent.WaitReason(outcome), retry: retry))
            guard await sleep(wait) else { return .failure(.cancelled) }
        }
    }

    /// Waits until the next request may start; returns false if the run was cancelled.
    private func waitForRate() async -> Bool {
        guard let interval else { return !Task.isCancelled }
        let now = time.now()
        let start = max(now, earliestStart ?? now)
        earliestStart = start + interval
        return await sleep(start - now)
    }

    private func sleep(_ duration: Duration) async -> Bool {
        guard duration > .zero else { return !Task.isCancelled }
        do {
            try await time.sleep(duration)
            return !Task.isCancelled
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
            case .failure: .connection
            }
    }
}
