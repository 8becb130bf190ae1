/// What a response says about one rate limit of the client.
///
/// Each family of header fields has its own names: `x-rate-limit-…`, `rate-limit-…`,
/// `ratelimit-…`, `zendesk-ratelimit-BUCKET` and the structured `RateLimit` with `RateLimit-Policy`
/// (draft-ietf-httpapi-ratelimit-headers).
struct RequestLimit: Hashable {
    /// The number of requests that remain; `nil` if it is not known.
    var remaining: Int64?

    /// The time until more requests are allowed; `nil` if it is not known.
    var reset: Duration?

    /// The name of the field.
    var field: String
}

extension RequestLimit {
    /// The largest number of limits that are read from one response.
    private static let mostLimits = 32

    /// Returns the limits that a response names.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - now: The present time in seconds since 1970.
    /// - Returns: The limits, in no particular order.
    static func all(in response: LiveResponse, now: Int64) -> [RequestLimit] {
        var limits: [RequestLimit] = []
        for prefix in ["x-rate-limit", "rate-limit", "ratelimit"] {
            let remaining = response[field: "\(prefix)-remaining"].flatMap(Self.number)
            let reset = response[field: "\(prefix)-reset"].flatMap { Self.wait($0, now: now) }
            guard remaining != nil || reset != nil else { continue }
            limits.append(
                RequestLimit(remaining: remaining, reset: reset, field: "\(prefix)-reset")
            )
        }
        for (name, value) in response.fields.sorted(by: { $0.key < $1.key })
        where name.hasPrefix("zendesk-ratelimit-") && limits.count < mostLimits {
            let members = Parameters(value)
            guard let reset = members["resets"].flatMap({ Self.wait($0, now: now) }) else {
                continue
            }
            let remaining = members["remaining"].flatMap(Self.number)
            limits.append(RequestLimit(remaining: remaining, reset: reset, field: name))
        }
        limits += structured(in: response, now: now)
        return limits
    }

    /// Returns the limits of the structured field, such as `"default";r=50;t=30, "daily";r=0;t=9`.
    private static func structured(in response: LiveResponse, now: Int64) -> [RequestLimit] {
        guard let value = response[field: "ratelimit"] else { return [] }
        var windows: [Substring: Duration] = [:]
        for item in items(response[field: "ratelimit-policy"] ?? "") {
            windows[item.name] = item.parameters["w"].flatMap { wait($0, now: now) }
        }
        return items(value).compactMap { item in
            let reset = item.parameters["t"].flatMap { wait($0, now: now) } ?? windows[item.name]
            let remaining = item.parameters["r"].flatMap(number)
            guard remaining != nil || reset != nil else { return nil }
            return RequestLimit(remaining: remaining, reset: reset, field: "ratelimit")
        }
    }

    private static func items(
        _ list: String
    ) -> [(name: Substring, parameters: Parameters)] {
        list.split(separator: ",").prefix(mostLimits).map { item in
            let name = item.prefix { $0 != ";" }.trimmingSpaces
            return (name, Parameters(item.dropFirst(item.prefix { $0 != ";" }.count)))
        }
    }

    /// Returns a number of requests.
    private static func number(_ text: some StringProtocol) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text) ?? .max
    }

    /// Returns the time until a reset, which is a number of seconds or a time since 1970.
    private static func wait(_ text: some StringProtocol, now: Int64) -> Duration? {
        guard let wait = Duration(seconds: String(text)) else { return nil }
        // No limit lasts for 30 years.
        guard wait >= .seconds(1_000_000_000) else { return wait }
        return max(.zero, wait - .seconds(now))
    }

    /// Parameters such as `total=100; remaining=98`.
    private struct Parameters {
        private var values: [Substring: Substring] = [:]

        init(_ text: some StringProtocol) {
            for part in Substring(text).split(separator: ";").prefix(RequestLimit.mostLimits) {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { continue }
                values[pair[0].trimmingSpaces] = pair[1].trimmingSpaces
            }
        }

        subscript(name: Substring) -> Substring? { values[name] }
    }
}

extension Duration {
    /// Reads a number of seconds in decimal, with or without a fraction.
    ///
    /// A number that is too large for a duration is the longest wait.
    init?(seconds text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard isNumber, let whole = parts.first else { return nil }
        // A millisecond more is better than one less: a request must not come too early.
        let digits = parts.count < 2 ? "" : String(parts[1].prefix(4))
        let fraction = Double(Int(digits) ?? 0) / [1, 10, 100, 1_000, 10_000][digits.count]
        let seconds = min(Int64(whole) ?? .max, .max >> 16)
        self = .seconds(seconds) + .milliseconds(Int64((fraction * 1_000).rounded(.up)))
    }
}
