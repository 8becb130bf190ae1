/// The vendor's rate limit headers, which are sent with every response but never enforced.
///
/// The remaining number falls with each request of a minute and stops at 1, so that a client that
/// paces itself by these headers does not halt.
struct RateLimit {
    /// The number of requests per minute that the headers announce.
    static let limit = 2_500

    private var windowStart: Duration
    private var used = 0

    /// Creates a rate limit whose first minute starts now.
    init(now: Duration) {
        windowStart = now
    }

    /// Counts a request, and adds the four families of headers that the vendor was seen to send.
    mutating func count(_ response: inout HTTPResponse, now: Duration) {
        let window = Duration.seconds(60)
        if now - windowStart >= window {
            windowStart = now
            used = 0
        }
        used += 1
        guard response.announcesRateLimit else { return }
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
