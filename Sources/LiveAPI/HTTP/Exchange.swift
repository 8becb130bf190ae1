import FoundationHTTP
import Synchronization

/// One request and what has come back for it so far; ends exactly once.
final class Exchange: Sendable {
    typealias Outcome = Result<LiveResponse, ExchangeFailure>

    /// How much of the body of an answer other than 200 is read: enough for any error object.
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

    /// What came of it; to be asked for once.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let outcome = state.withLock { state in
                if state.outcome == nil { state.continuation = continuation }
                return state.outcome
            }
            if let outcome { continuation.resume(returning: outcome) }
        }
    }

    /// Whether URLSession is done with the task.
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

    /// Takes the head of an answer; an announced length past the limit ends the exchange.
    ///
    /// Informational heads (1xx) and that of a proxy are followed by another; the last counts.
    func receive(_ response: HTTPURLResponse) {
        state.withLock { $0.response = response }
        if response.statusCode == 200, response.expectedContentLength > Int64(bodyLimit) {
            end(with: .failure(.bodyTooLong(limit: bodyLimit)))
        }
    }

    func noteChallenge() {
        state.withLock { $0.isChallenged = true }
    }

    /// Takes a piece of the body; one past the limit ends the exchange.
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

    /// Ends the exchange as URLSession did.
    ///
    /// - Parameters:
    ///   - error: what URLSession gave as the reason, if the exchange failed.
    ///   - response: the head as the task has it. After a redirect without a readable target it is
    ///     the only one, because the delegate is never given any.
    func complete(with error: (any Error)?, response: HTTPURLResponse?) {
        let outcome = state.withLock { state -> Outcome in
            state.isComplete = true
            let head = state.response ?? response
            let isRefusedChallenge = state.isChallenged && head?.statusCode == 401
            guard let error, !isRefusedChallenge else {
                guard let head else { return .failure(.malformed("no answer")) }
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
