import SessionModel

/// The rules for when a request is repeated, and how long to wait before that.
struct RetryPolicy {
    /// The maximum number of times that a request is repeated.
    var retries: Int

    /// Returns a number from 0 to 1 that decides the random part of a wait.
    var jitter: @Sendable () -> Double

    /// The longest wait that is respected.
    ///
    /// A response that asks for a longer wait ends the retries, because a request that comes too
    /// early would be worse than none.
    var longestWait: Duration = .seconds(300)

    static let shortestBackoff = 0.5
    static let longestBackoff = 30.0

    func isWorthRetrying(_ outcome: Exchange.Outcome) -> Bool {
        switch outcome {
        case .success(let response): [429, 500, 502, 503, 504].contains(response.status)
        case .failure(.timedOut), .failure(.refused), .failure(.connectionLost): true
        case .failure: false
        }
    }

    /// Returns the wait before a retry, counted from 0; `nil` if it is too long.
    ///
    /// The wait that a response asks for is respected to the second. Otherwise, the wait doubles
    /// each time, and ``jitter`` takes off up to half of it, so that many clients do not return at
    /// the same moment.
    func wait(before retry: Int, after outcome: Exchange.Outcome, now: Int64) -> Duration? {
        if case .success(let response) = outcome,
            let asked = Self.askedWait(in: response, now: now)
        {
            return asked <= longestWait ? asked : nil
        }
        let backoff = min(Self.shortestBackoff * Double(1 << min(retry, 16)), Self.longestBackoff)
        return .milliseconds(Int64(backoff * (1 - jitter() / 2) * 1000))
    }

    /// Returns how long the response asks to wait: `Retry-After` in seconds or as a date, or else,
    /// for 429, the seconds until the rate limit is reset.
    static func askedWait(in response: LiveResponse, now: Int64) -> Duration? {
        if let text = response[field: "retry-after"] {
            if let seconds = seconds(text) { return seconds }
            if let date = date(text) { return .seconds(max(0, date - now)) }
        }
        guard response.status == 429 else { return nil }
        return (response[field: "ratelimit-reset"] ?? response[field: "rate-limit-reset"])
            .flatMap(seconds)
    }

    /// Returns the seconds since 1970 of an IMF-fixdate (RFC 9110, 5.6.7).
    private static func date(_ text: String) -> Int64? {
        let timestamp = Timestamp(text)
        return timestamp.dialect == .rfc1123 ? timestamp.moment?.seconds : nil
    }

    private static func seconds(_ text: String) -> Duration? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        // A number beyond Int64 is a wait too long to obey, not a missing one.
        return .seconds(Int64(text) ?? .max >> 16)
    }
}
