/// The end of what a child process writes to standard error.
struct OutputTail {
    /// The number of bytes that are kept.
    static let capacity = 8 * 1024

    private var bytes: [UInt8] = []
    private var isCut = false

    /// Appends output, and drops the oldest bytes beyond the capacity.
    mutating func append(_ chunk: ArraySlice<UInt8>) {
        bytes += chunk.suffix(Self.capacity)
        isCut = isCut || chunk.count > Self.capacity
        // Cuts only at twice the capacity. Each cut moves 8 KiB after at least 8 KiB of new output,
        // so the cost per byte is constant.
        if bytes.count > 2 * Self.capacity { cut() }
    }

    /// The text to append to a failure; empty if nothing was written.
    var note: String {
        var tail = self
        if tail.bytes.count > Self.capacity { tail.cut() }
        guard !tail.bytes.isEmpty else { return "" }
        let text = OutputText.printable(tail.bytes, limit: Self.capacity, keepsLines: true)
        let title = tail.isCut ? "the end of standard error" : "standard error"
        return "; \(title):\n\(text)"
    }

    private mutating func cut() {
        bytes.removeFirst(bytes.count - Self.capacity)
        isCut = true
    }
}
