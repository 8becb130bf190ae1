/// What a process had answered before the request at which it failed.
struct EarlierRequests: Hashable, Sendable {
    /// The number of requests.
    var count: Int

    /// The last payloads, in order; all of them if there are as many as ``count``.
    var payloads: [[UInt8]]

    /// Whether ``payloads`` is everything that the process had answered.
    var isWhole: Bool { payloads.count == count }
}
