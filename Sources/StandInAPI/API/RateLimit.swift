/// The vendor's rate limit headers: told on every answer, never enforced.
///
/// The remaining number falls with each request of a minute and stops at 1, so that a client that
/// paces itself by these headers is not brought to a halt.
struct RateLimit {
    /// How many requests a minute are told to be allowed.
    static let limit = 2_500

    private var windowStart: Duration
    private var used = 0

    /// Starts the first minute.
    init(now: Duration) {
        windowStart = now
    }

    /// Counts a request and adds the four families of headers that were seen.
    mutating func count(_ response: inout HTTPResponse, now: Duration) {
        let window = Duration.seconds(60)
        if now - windowStart >= window {
            windowStart = now
            used = 0
        }
        used += 1
        let remaining = max(1, Self.limit - used)
        let reset = max(1, 60 - (now - windowStart).components.seconds)
        response.add("X-Rate-Limit", "\(Self.limit)")
        response.add("X-Rate-Limit-Remaining", "\(remaining)")
        response.add("Rate-Limit", "\(Self.limit)")
        response.add("Rate-Limit-Remaining", "\(remaining)")
        response.add("Rate-Limit-Reset", "\(reset)")
        response.add("RateLimit-Limit", "\(Self.limit)")
        response.add("RateLimit-Remaining", "\(remaining)")
        response.add("RateLimit-Reset", "\(reset)")
        response.add(
            "Zendesk-RateLimit-Sessions",
            "total=\(Self.limit); remaining=\(remaining); resets=\(reset)"
        )
    }
}
