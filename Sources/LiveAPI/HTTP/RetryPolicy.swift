import SessionModel

/// When a request is sent again, and how long to wait before.
struct RetryPolicy {
    /// How often a request is sent again at most.
    var retries: Int

    /// A number from 0 to 1 for the share of a wait that is left to chance.
    var jitter: @Sendable () -> Double

    /// The longest wait that is obeyed.
    ///
    /// An answer that asks for a longer one ends the retries: asking earlier than asked to would be
    /// worse than not asking.
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

    /// The wait before retry number `retry`, counted from 0, or `nil` where it is too long.
    ///
    /// What the answer asks for is obeyed to the second. Without that, the wait doubles each time,
    /// and ``jitter`` takes up to half of it off, so that many clients do not return at once.
    func wait(before retry: Int, after outcome: Exchange.Outcome, now: Int64) -> Duration? {
        if case .success(let response) = outcome,
            let asked = Self.askedWait(in: response, now: now)
        {
            return asked <= longestWait ? asked : nil
        }
        let backoff = min(Self.shortestBackoff * Double(1 << min(retry, 16)), Self.longestBackoff)
        return .milliseconds(Int64(backoff * (1 - jitter() / 2) * 1000))
    }

    /// How long the answer asks to wait: by `Retry-After` in seconds or as a date, or else, for
    /// 429, by the seconds until the rate limit is reset.
    static func askedWait(in response: LiveResponse, now: Int64) -> Duration? {
        if let text = response[field: "retry-after"] {
            if let seconds = seconds(text) { return seconds }
            if let date = date(text) { return .seconds(max(0, date - now)) }
        }
        guard response.status == 429 else { return nil }
        return (response[field: "ratelimit-reset"] ?? response[field: "rate-limit-reset"])
            .flatMap(seconds)
    }

    /// The seconds since 1970 of a date as header fields write it.
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
