/// The end of what a child process writes to standard error.
struct OutputTail {
    /// How many bytes are kept.
    static let capacity = 8 * 1024

    private var bytes: [UInt8] = []
    private var isCut = false

    /// Takes in more of the output, and lets go of what is too old.
    mutating func append(_ chunk: ArraySlice<UInt8>) {
        bytes += chunk.suffix(Self.capacity)
        isCut = isCut || chunk.count > Self.capacity
        // Cut seldom, so that a byte is moved once at most.
        if bytes.count > 2 * Self.capacity { cut() }
    }

    /// The sentence about standard error that goes with a failure, or nothing if it stayed empty.
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
