import FoundationHTTP
import Synchronization

/// A request and the part of its response that has arrived; ends exactly once.
final class Exchange: Sendable {
    typealias Outcome = Result<LiveResponse, ExchangeFailure>

    /// The limit for the body of a response with a status other than 200: enough for any error
    /// object.
    static let errorBodyLimit = 64 << 10

    private struct State {
        var response: HTTPURLResponse?
        var body: [UInt8] = []
        var isChallenged = false
        var isComplete = false
        var outcome: Outcome?
        var continuation: CheckedContinuation<Outcome, Never>?
    }

    private let state = Mutex(State())
    private let bodyLimit: Int

    init(bodyLimit: Int) {
        self.bodyLimit = bodyLimit
    }

    /// Waits for the outcome; to be called only once.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let outcome = state.withLock { state in
                if state.outcome == nil { state.continuation = continuation }
                return state.outcome
            }
            if let outcome { continuation.resume(returning: outcome) }
        }
    }

    /// Whether URLSession has completed the task.
    var isComplete: Bool { state.withLock { $0.isComplete } }

    /// Ends the exchange with `outcome`, if it has not ended before.
    func end(with outcome: Outcome) {
        let continuation = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
            guard state.outcome == nil else { return nil }
            state.outcome = outcome
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: outcome)
    }

    /// Receives the head of a response; an announced length above the limit ends the exchange.
    ///
    /// Informational heads (1xx) and the head of a proxy come before the real one; the last counts.
    func receive(_ response: HTTPURLResponse) {
        state.withLock { $0.response = response }
        if response.statusCode == 200, response.expectedContentLength > Int64(bodyLimit) {
            end(with: .failure(.bodyTooLong(limit: bodyLimit)))
        }
    }

    func noteChallenge() {
        state.withLock { $0.isChallenged = true }
    }

    /// Receives a piece of the body; a body above the limit ends the exchange.
    func receive(_ data: Data) {
        let outcome = state.withLock { state -> Outcome? in
            guard state.outcome == nil else { return nil }
            let isSuccess = state.response?.statusCode == 200
            let room = (isSuccess ? bodyLimit : Self.errorBodyLimit) - state.body.count
            unsafe data.prefix(room).withUnsafeBytes { unsafe state.body.append(contentsOf: $0) }
            guard data.count > room else { return nil }
            guard !isSuccess, let response = state.response else {
                state.body = []
                return .failure(.bodyTooLong(limit: bodyLimit))
            }
            return .success(LiveResponse(response, body: state.body))
        }
        if let outcome { end(with: outcome) }
    }

    /// Ends the exchange after URLSession has completed the task.
    ///
    /// - Parameters:
    ///   - error: The error from URLSession, if the exchange failed.
    ///   - response: The head from the task. After a redirect without a readable target it is the
    ///     only one, because the delegate never receives any.
    func complete(with error: (any Error)?, response: HTTPURLResponse?) {
        let outcome = state.withLock { state -> Outcome in
            state.isComplete = true
            let head = state.response ?? response
            let isRefusedChallenge = state.isChallenged && head?.statusCode == 401
            guard let error, !isRefusedChallenge else {
                guard let head else { return .failure(.malformed("no response")) }
                return .success(LiveResponse(head, body: state.body))
            }
            return .failure(ExchangeFailure(error, after: head, received: state.body.count))
        }
        end(with: outcome)
    }
}

extension LiveResponse {
    fileprivate init(_ response: HTTPURLResponse, body: [UInt8]) {
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            guard let name = name as? String, let value = value as? String else { continue }
            fields[name.lowercased()] = value
        }
        self.init(status: response.statusCode, fields: fields, body: body)
    }
}
