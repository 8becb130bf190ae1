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

    /// A wait before a request.
    struct Wait: Hashable {
        var duration: Duration

        /// The header field that asks for it; `nil` if none does.
        var field: String?
    }

    /// Why a request was not repeated although the response asks for that.
    enum Impatience: Hashable {
        /// It asks for a longer wait than the longest that is respected.
        case longWait(Duration, limit: Duration)

        /// With this wait, the run would have waited longer than it may in all.
        case allWaits(Duration, limit: Duration)
    }

    func isWorthRetrying(_ outcome: Exchange.Outcome) -> Bool {
        switch outcome {
        case .success(let response): Self.isTransient(response.status)
        case .failure(.timedOut), .failure(.refused), .failure(.connectionLost),
            .failure(.bodyCut):
            true
        case .failure(.proxy(_, let isTransient)): isTransient
        case .failure: false
        }
    }

    /// Returns whether the same request may have another status later.
    ///
    /// A server that cannot do something (501) or does not speak the version (505) never will.
    private static func isTransient(_ status: Int) -> Bool {
        switch status {
        case 408, 425, 429: true
        case 501, 505: false
        default: (500...599).contains(status)
        }
    }

    /// Returns the wait before a retry, counted from 0.
    ///
    /// The wait that a response asks for is respected to the millisecond. Otherwise, the wait
    /// doubles each time, and ``jitter`` takes off up to half of it, so that many clients do not
    /// return at the same moment.
    func wait(before retry: Int, after outcome: Exchange.Outcome, now: Int64) -> Wait {
        if case .success(let response) = outcome,
            let asked = Self.askedWait(in: response, now: now)
        {
            return asked
        }
        let backoff = min(Self.shortestBackoff * Double(1 << min(retry, 16)), Self.longestBackoff)
        return Wait(duration: .milliseconds(Int64(backoff * (1 - jitter() / 2) * 1_000)))
    }

    /// Returns how long a refusal asks to wait: `Retry-After` in seconds or as a date, or else, for
    /// 429, the time until a rate limit is reset.
    static func askedWait(in response: LiveResponse, now: Int64) -> Wait? {
        if let text = response[field: "retry-after"] {
            if let seconds = Duration(seconds: text) {
                return Wait(duration: seconds, field: retryAfter)
            }
            if let date = HTTPDate(text, now: now) {
                let start = time(of: response, now: now)
                return Wait(duration: .seconds(max(0, date.seconds - start)), field: retryAfter)
            }
        }
        guard response.status == 429 else { return nil }
        let limits = RequestLimit.all(in: response, now: now)
        // A limit with requests left is not the one that was reached.
        let reached = limits.filter { $0.remaining == 0 }
        let unknown = limits.filter { $0.remaining == nil }
        return longest(reached) ?? longest(unknown)
    }

    /// Returns the time by the clock of the API, which its dates are about.
    ///
    /// If it is more than a day off, the clock of this machine counts.
    private static func time(of response: LiveResponse, now: Int64) -> Int64 {
        guard let date = response[field: "date"].flatMap({ HTTPDate($0, now: now) }),
            abs(date.seconds - now) <= 86_400
        else { return now }
        return date.seconds
    }

    /// Returns the wait before the next request after a response that was not refused: the time
    /// until the reset of a limit of which nothing remains.
    static func pause(after response: LiveResponse, now: Int64) -> Wait? {
        longest(RequestLimit.all(in: response, now: now).filter { $0.remaining == 0 })
    }

    private static func longest(_ limits: [RequestLimit]) -> Wait? {
        limits.compactMap { limit in
            limit.reset.map { Wait(duration: $0, field: limit.field) }
        }
        .max { $0.duration < $1.duration }
    }

    private static let retryAfter = "Retry-After"
}
