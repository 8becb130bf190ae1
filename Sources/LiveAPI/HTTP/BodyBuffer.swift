import Platform

/// The body of a response as it arrives.
struct BodyBuffer {
    private var content: LimitedBytes
    private var isOfError = false

    /// An empty buffer, which is for the body of a success until ``begin(status:)`` is called.
    ///
    /// - Parameter limit: The longest body of a success, in bytes.
    init(limit: Int) {
        content = LimitedBytes(limit: limit)
    }

    var count: Int { content.count }
    var bytes: [UInt8] { content.bytes }

    /// Takes the status of the response, which decides how much of the body is wanted.
    mutating func begin(status: Int) {
        guard status != 200 else { return }
        isOfError = true
        var start = LimitedBytes(limit: Exchange.errorBodyLimit)
        _ = start.append(content.bytes)
        content = start
    }

    /// Adds data.
    ///
    /// - Returns: `false` if no more is wanted, because an error object is longer than any.
    /// - Throws: If the body of a success is longer than the limit.
    mutating func add(_ data: ArraySlice<UInt8>) throws(ExchangeFailure) -> Bool {
        let fits = content.append(data)
        guard fits || isOfError else { throw .bodyTooLong(limit: content.limit) }
        return fits
    }
}
