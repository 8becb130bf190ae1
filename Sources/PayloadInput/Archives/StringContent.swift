import StrictJSON

/// The content of a JSON string, as a text of its own that is read while the string is.
///
/// So a response in an archive needs no more memory than a file, however long it is.
final class StringContent: ByteReader {
    let name: String

    /// The window on the text that contains the string; it starts after what has been read.
    private let window: TextWindow

    /// Content that has been read from the window but not from here.
    private var pending = ByteQueue()

    /// Whether the closing quotation mark has been read.
    private var isAtEnd = false

    /// The fault in the string, if it has one; the content ends there.
    private(set) var fault: JSONSyntaxError?

    /// The number of bytes of content that have been read from the window.
    private(set) var byteCount = 0

    /// The first bytes of the content, at most ``prefixLimit``.
    private(set) var prefix: [UInt8] = []

    /// The number of bytes that ``prefix`` may have.
    static let prefixLimit = 64 << 10

    /// The number of bytes of a string that are read at a time.
    static let chunk = 32 << 10

    /// The content of the string that starts at the start of `window`.
    init(openedAt window: TextWindow, name: String) {
        self.window = window
        self.name = name
        window.start += 1
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        while pending.isEmpty {
            guard try fill() else { return 0 }
        }
        return unsafe pending.read(into: buffer)
    }

    /// Reads the next part of the content; an empty one is the end.
    func readChunk() throws(InputFailure) -> ArraySlice<UInt8> {
        while pending.isEmpty {
            guard try fill() else { return [] }
        }
        return pending.readAll()
    }

    /// Returns the first byte of the content that is not white space or part of a byte order mark;
    /// `nil` if there is none, and a space if there is none among very many.
    func firstVisibleByte() throws(InputFailure) -> UInt8? {
        var index = 0
        while true {
            while index < pending.bytes.count {
                let byte = pending.bytes[index]
                if !Self.isInvisible(byte) { return byte }
                index += 1
            }
            guard pending.bytes.count < Self.prefixLimit else { return UInt8(ascii: " ") }
            guard try fill() else { return nil }
        }
    }

    private static func isInvisible(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte)
    }

    /// Moves past whatever has not been read.
    func finish() throws(InputFailure) {
        repeat {
            pending.removeAll()
        } while try fill()
    }

    /// Adds more of the string to ``pending`` and returns whether there was more.
    private func fill() throws(InputFailure) -> Bool {
        pending.makeRoom()
        let before = pending.bytes.count
        while pending.bytes.count == before {
            guard !isAtEnd, fault == nil else { return false }
            try step()
        }
        byteCount += pending.bytes.count - before
        if prefix.count < Self.prefixLimit {
            prefix += pending.bytes[before...].prefix(Self.prefixLimit - prefix.count)
        }
        return true
    }

    /// Reads plain content, one special character, or the end of the string.
    private func step() throws(InputFailure) {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        let limit = min(window.end, window.start + Self.chunk)
        window.start = text.takePlainString(from: window.start, end: limit, into: &pending.bytes)
        guard window.start < window.end else {
            if try !window.more() { fault = JSONSyntaxError(.unexpectedEnd, at: window.end) }
            return
        }
        guard window.start < limit else { return }
        if text.paddedByte(at: window.start) == UInt8(ascii: "\"") {
            window.start += 1
            isAtEnd = true
            return
        }
        do {
            window.start = try text.extracting(0..<window.end)
                .takeSpecial(at: window.start, into: &pending.bytes)
        } catch {
            if error.offset >= window.end, try window.more() { return }
            fault = error
        }
    }
}
