import StrictJSON

/// The part of a text that is in memory: a buffer that slides over the text as it is read.
///
/// Readers move ``start`` over what is done with and ask for ``more()`` at the end. Offsets count
/// in the buffer and hold until then. The text in memory is padded, so that readers can load words
/// without a look at how much is left.
@safe
final class TextWindow {
    /// How much is read at a time, which stays in the cache of one core.
    static let chunk = 256 << 10

    /// The longest value that is held in memory as a whole.
    static let limit = 64 << 20

    /// From this size on, a buffer gets all that it may ever need: memory that has not been written
    /// to takes none, and what is in it does not have to be moved to a larger one.
    private static let largeCapacity = 4 << 20

    private static let pageSize = 4_096

    /// What errors call the source.
    let name: String

    /// The offset of the first byte that is not done with.
    var start = 0

    /// The offset after the last byte in memory, where the padding starts.
    private(set) var end = 0

    /// Whether the source has nothing more to give.
    private(set) var isAtEnd: Bool

    /// The offset in the source of the first byte of the buffer.
    private var base = 0

    private let source: ByteSource?
    private var buffer: UnsafeMutableRawBufferPointer

    /// Where the line that was asked about last starts, as far as it was asked about, and ends.
    private var line = 0..<0

    /// Whether the text in memory is the one that ``line`` is about.
    private var lineIsOfThisText = false

    /// A position that is known, and the offset it belongs to.
    private var known: (position: TextPosition, offset: Int) = (TextPosition(), 0)

    /// A window that slides over `source`.
    init(over source: ByteSource) {
        self.source = source
        name = source.name
        isAtEnd = false
        // Reading into whole pages is several times faster than into a buffer that starts anywhere.
        unsafe buffer = Self.buffer(of: Self.chunk)
        pad()
    }

    /// A window on a copy of a whole text.
    init(on text: borrowing RawSpan, name: String) {
        source = nil
        self.name = name
        isAtEnd = true
        end = text.byteCount
        unsafe buffer = Self.buffer(of: end)
        unsafe text.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
        pad()
    }

    deinit { unsafe buffer.deallocate() }

    private static func buffer(of capacity: Int) -> UnsafeMutableRawBufferPointer {
        .allocate(byteCount: capacity + RawSpan.padding, alignment: pageSize)
    }

    /// Writes the padding after the last byte.
    private func pad() {
        for index in end..<end + RawSpan.padding { unsafe buffer[index] = 0 }
    }

    /// What is in memory with its padding, until ``more()`` is called.
    var contents: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: buffer.baseAddress, count: end + RawSpan.padding)
    }

    /// The offset in the source of the byte at `offset`.
    func sourceOffset(of offset: Int) -> Int { base + offset }

    /// Starts again at another part of the source.
    func move(to offset: Int, end: Int) {
        source?.move(to: offset, end: end)
        base = offset
        lineIsOfThisText = false
        start = 0
        self.end = 0
        isAtEnd = false
        pad()
        known = (TextPosition(offset: offset, line: 1, column: 1), 0)
    }

    // MARK: Reading

    /// Reads on, after letting go of what lies before ``start``, and says whether there was more.
    ///
    /// What is in memory at least doubles, unless the source ends or there is as much as is held at
    /// the most. So a reader that starts again from ``start`` each time reads no byte more than
    /// twice, on average, however the source comes in pieces.
    func more() throws(InputFailure) -> Bool {
        guard !isAtEnd, let source else { return false }
        lineIsOfThisText = false
        let rest = end - start
        if rest > Self.limit {
            throw InputFailure(.tooLong(limit: Self.limit, at: position(of: start)), source: name)
        }
        let count = max(min(rest, Self.limit + Self.chunk - rest), Self.chunk)
        makeRoom(for: count)
        let goal = end + min(max(rest, 1), count)
        let before = end
        while end < goal, !isAtEnd {
            let free = unsafe UnsafeMutableRawBufferPointer(
                rebasing: buffer[end..<(buffer.count - RawSpan.padding)]
            )
            let count = unsafe try source.read(into: free)
            end += count
            isAtEnd = count == 0
        }
        pad()
        return end > before
    }

    /// Moves what is not done with so that it ends at the start of a page, with room for `count`
    /// bytes after it.
    private func makeRoom(for count: Int) {
        let rest = end - start
        let pages = (rest + Self.pageSize - 1) / Self.pageSize * Self.pageSize
        let first = pages - rest
        _ = position(of: start)
        let needed = pages + count
        let target: UnsafeMutableRawBufferPointer
        let isLarger = unsafe needed > buffer.count - RawSpan.padding
        // A buffer that has grown for one long value is given back after it.
        let isWasteful = unsafe buffer.count > 4 * max(needed, Self.chunk)
        if isLarger || isWasteful {
            let isLarge = needed > Self.largeCapacity
            let all = Self.limit + Self.chunk + Self.pageSize
            unsafe target = Self.buffer(of: isLarge ? max(needed, all) : needed)
        } else {
            unsafe target = buffer
        }
        if rest > 0 {
            let unread = unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<end])
            unsafe UnsafeMutableRawBufferPointer(rebasing: target[first..<pages])
                .copyMemory(from: unread)
        }
        if isLarger || isWasteful {
            unsafe buffer.deallocate()
            unsafe buffer = target
        }
        base += start - first
        start = first
        end = pages
        known.offset = first
    }

    // MARK: Lines

    /// Where the line that ``start`` is in ends: at its line feed, or at the end of the text in
    /// memory.
    ///
    /// The end is remembered, so that asking again on the way to it costs nothing.
    var endOfLine: Int {
        if lineIsOfThisText, line.lowerBound <= start, start <= line.upperBound {
            return line.upperBound
        }
        let contents = unsafe contents
        let lineEnd = unsafe contents.bytes.endOfLine(from: start, end: end)
        line = start..<lineEnd
        lineIsOfThisText = true
        return lineEnd
    }

    // MARK: Positions

    /// The position of the byte at `offset`.
    ///
    /// Linear in the distance from the last position asked for, or from the last line noted.
    func position(of offset: Int) -> TextPosition {
        guard offset >= known.offset else {
            // Only the start of the text in memory could be asked for again, and nothing is.
            var position = known.position
            position.offset = base + offset
            return position
        }
        let contents = unsafe contents
        // Changed in a copy: while a property is changed in its place, each look at another one is
        // checked for overlaps.
        var position = known.position
        position.advance(over: known.offset..<offset, of: unsafe contents.bytes)
        known = (position, offset)
        return position
    }

    /// Says that the byte at `offset` is the first of the line with this number, so that nothing
    /// before it has to be counted again.
    func noteLine(_ line: Int, startsAt offset: Int) {
        known = (TextPosition(offset: base + offset, line: line, column: 1), offset)
    }
}
