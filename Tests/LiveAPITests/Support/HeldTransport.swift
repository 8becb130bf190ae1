import Synchronization

@testable import LiveAPI

/// A transport whose requests wait until a test answers them.
final class HeldTransport: Transport {
    private struct State {
        var waiting: [String: CheckedContinuation<Exchange.Outcome, Never>] = [:]
        var targets: [String] = []
        var most = 0
    }

    private let state = Mutex(State())
    private let sent: AsyncStream<Void>.Continuation
    private let arrivals: AsyncStream<Void>

    init() {
        (arrivals, sent) = AsyncStream.makeStream()
    }

    /// The targets of all requests, in the order in which they were sent.
    var targets: [String] { state.withLock(\.targets) }

    /// The largest number of requests that waited at the same time.
    var most: Int { state.withLock(\.most) }

    func get(_ target: String, within limit: Duration) async -> Exchange.Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { state in
                    state.waiting[target] = continuation
                    state.targets.append(target)
                    state.most = max(state.most, state.waiting.count)
                }
                sent.yield()
                if Task.isCancelled { finish(target, .failure(.cancelled)) }
            }
        } onCancel: {
            finish(target, .failure(.cancelled))
        }
    }

    /// Waits until this many requests have been sent in all.
    func sent(_ count: Int) async {
        await arrival { $0.targets.count >= count }
    }

    /// Answers a request, as soon as it has been sent.
    func answer(_ target: String, status: Int = 200, _ fields: [String: String] = [:]) async {
        await arrival { $0.waiting[target] != nil }
        let body = Array(target.utf8)
        finish(target, .success(LiveResponse(status: status, fields: fields, body: body)))
    }

    private func arrival(until condition: (State) -> Bool) async {
        var iterator = arrivals.makeAsyncIterator()
        while !state.withLock({ condition($0) }), await iterator.next() != nil {}
    }

    private func finish(_ target: String, _ outcome: Exchange.Outcome) {
        state.withLock { $0.waiting.removeValue(forKey: target) }?.resume(returning: outcome)
    }
}
