import StrictJSON

/// The part of a text that is in memory: a buffer that slides over the text as it is read.
///
/// Whoever reads moves ``start`` over what is done with and asks for ``more()`` at the end. Offsets
/// count in the buffer and hold until then.
@safe
final class TextWindow {
    /// How much is read at a time, which stays in the cache of one core.
    static let chunk = 256 << 10

    /// The longest value that is held in memory as a whole.
    static let limit = 64 << 20

    /// What errors call the source.
    var name: String { source.name }

    /// The offset of the first byte that is not done with.
    var start = 0

    /// Whether the source has nothing more to give.
    private(set) var isAtEnd: Bool

    /// How many bytes have been read from the source.
    private(set) var byteCount: Int

    private let source: ByteSource
    private let ownsBuffer: Bool
    private var buffer: UnsafeMutableRawBufferPointer
    private var end: Int

    /// A position that is known, and the offset it belongs to.
    private var known: (position: TextPosition, offset: Int)

    /// A window that slides over `source`.
    init(over source: ByteSource) {
        self.source = source
        ownsBuffer = true
        // Reading into whole pages is several times faster than into a buffer that starts anywhere.
        unsafe buffer = .allocate(byteCount: Self.chunk, alignment: 4_096)
        end = 0
        isAtEnd = false
        byteCount = 0
        known = (TextPosition(), 0)
    }

    /// A window on a whole text that the caller keeps in memory.
    init(on text: UnsafeRawBufferPointer, name: String, origin: TextPosition = TextPosition()) {
        source = ByteSource(finished: name)
        ownsBuffer = false
        unsafe buffer = UnsafeMutableRawBufferPointer(mutating: text)
        end = text.count
        isAtEnd = true
        byteCount = text.count
        known = (origin, 0)
    }

    deinit {
        if ownsBuffer { unsafe buffer.deallocate() }
    }

    /// A window on a part of what is in memory, which must not move while it is in use.
    func window(on range: Range<Int>) -> TextWindow {
        precondition(range.upperBound <= end, "a part that is not in memory")
        let part = unsafe UnsafeRawBufferPointer(rebasing: contents[range])
        return unsafe TextWindow(
            on: part,
            name: name,
            origin: position(of: range.lowerBound)
        )
    }

    /// Moves whole lines of about `size` bytes into `block`, and says whether there were any.
    ///
    /// A last line without an end is left in the window.
    func takeLines(upTo size: Int, into block: inout LineBlock) throws(InputFailure) -> Bool {
        var searched = 0
        while true {
            if end - start >= size || isAtEnd {
                let contents = unsafe contents
                let bytes = unsafe contents.bytes
                if let last = bytes.lastOffset(of: UInt8(ascii: "\n"), in: start + searched..<end) {
                    block.origin = position(of: start)
                    block.bytes.removeAll(keepingCapacity: true)
                    unsafe block.bytes.append(contentsOf: contents[start..<last + 1])
                    start = last + 1
                    return true
                }
                guard !isAtEnd else { return false }
                searched = end - start
            }
            _ = try more()
        }
    }

    /// What is in memory, until ``more()`` is called.
    var contents: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: buffer[..<end])
    }

    /// Reads on, after letting go of what lies before ``start``, and says whether there was more.
    func more() throws(InputFailure) -> Bool {
        guard !isAtEnd else { return false }
        letGo()
        let isFull = unsafe end == buffer.count
        if isFull { try grow() }
        let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        let count = unsafe try source.read(into: free)
        end += count
        byteCount += count
        isAtEnd = count == 0
        return count > 0
    }

    /// The position of the byte at `offset`, which is at or behind the last one asked for.
    func position(of offset: Int) -> TextPosition {
        if offset > known.offset {
            let contents = unsafe contents
            known.position.advance(over: known.offset..<offset, of: unsafe contents.bytes)
            known.offset = offset
        }
        return known.position
    }

    /// Tells that the byte at `offset` is the first of the line with this number, so that nothing
    /// before it has to be counted again.
    func noteLine(_ line: Int, startsAt offset: Int) {
        let skipped = offset - known.offset
        known.position = TextPosition(
            offset: known.position.offset + skipped,
            line: line,
            column: 1
        )
        known.offset = offset
    }

    private func letGo() {
        guard start > 0 else { return }
        _ = position(of: start)
        let rest = end - start
        if rest > 0, let base = unsafe buffer.baseAddress {
            unsafe base.copyMemory(from: base + start, byteCount: rest)
        }
        end = rest
        start = 0
        known.offset = 0
    }

    private func grow() throws(InputFailure) {
        let size = unsafe buffer.count
        guard size < Self.limit else {
            throw InputFailure(.tooLong(limit: Self.limit, at: position(of: 0)), source: name)
        }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size * 2, alignment: 4_096)
        unsafe larger.copyMemory(from: contents)
        unsafe buffer.deallocate()
        unsafe buffer = larger
    }
}
