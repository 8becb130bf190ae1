import StrictJSON

/// The part of a text that is in memory: a buffer that slides over the text as it is read.
///
/// Readers move ``start`` past what they have read and call ``more()`` at the end. Offsets refer to
/// the buffer and are valid until then. The text in memory is padded, so that readers can load
/// whole words without checking how much is left.
@safe
final class TextWindow {
    /// The number of bytes read at a time: few enough to stay in the cache of one core.
    static let chunk = 256 << 10

    /// The length of the longest value that is kept in memory as a whole, in bytes.
    static let limit = 64 << 20

    /// A buffer that outgrows this size gets all the room that it may ever need: pages that have
    /// not been written to cost no memory, and the contents need not be copied to a larger buffer
    /// later.
    private static let largeCapacity = 4 << 20

    private static let pageSize = 4_096

    /// The name of the source in error messages.
    let name: String

    /// The offset of the first unread byte.
    var start = 0

    /// The offset after the last byte in memory, where the padding starts.
    private(set) var end = 0

    /// Whether the source is exhausted.
    private(set) var isAtEnd: Bool

    /// Whether the source has ended too early, so that its last text may be cut.
    var isCut: Bool { isAtEnd && source?.damage != nil }

    /// The offset in the source of the first byte of the buffer.
    private var base = 0

    private let source: (any ByteReader)?

    /// The number of bytes read at a time from ``source``.
    private let chunk: Int
    private var buffer: UnsafeMutableRawBufferPointer

    /// The line that ``endOfLine`` was last called for, from the offset of that call to its end.
    private var line = 0..<0

    /// Whether ``line`` still describes the text in memory.
    private var lineIsOfThisText = false

    /// A known position, and the offset it belongs to.
    private var known: (position: TextPosition, offset: Int) = (TextPosition(), 0)

    /// A window that slides over `source`, and reads at least `chunk` bytes at a time.
    init(over source: any ByteReader, chunk: Int = TextWindow.chunk) {
        self.source = source
        self.chunk = chunk
        name = source.name
        isAtEnd = false
        // Reading into page-aligned memory is several times faster than into an unaligned buffer.
        unsafe buffer = Self.buffer(of: chunk)
        pad()
    }

    /// A window on a copy of a complete text.
    init(on text: borrowing RawSpan, name: String) {
        source = nil
        chunk = Self.chunk
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

    /// The text in memory and its padding; valid until ``more()`` is called.
    var contents: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: buffer.baseAddress, count: end + RawSpan.padding)
    }

    /// Returns the offset in the source of the byte at `offset`.
    func sourceOffset(of offset: Int) -> Int { base + offset }

    /// Moves to another part of the source.
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

    /// Drops what lies before ``start``, reads more, and returns whether there was more to read.
    ///
    /// The text in memory at least doubles, unless the source ends or ``limit`` is reached. A
    /// reader that starts again from ``start`` each time therefore reads each byte at most twice on
    /// average, however small the pieces are that the source delivers.
    func more() throws(InputFailure) -> Bool {
        guard !isAtEnd, let source else { return false }
        lineIsOfThisText = false
        let rest = end - start
        if rest > Self.limit {
            throw InputFailure(.tooLong(limit: Self.limit, at: position(of: start)), source: name)
        }
        let count = max(min(rest, Self.limit + chunk - rest), chunk)
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

    /// Moves the unread text so that it ends on a page boundary, with room for `count` bytes after
    /// it.
    private func makeRoom(for count: Int) {
        let rest = end - start
        let pages = (rest + Self.pageSize - 1) / Self.pageSize * Self.pageSize
        let first = pages - rest
        _ = position(of: start)
        let needed = pages + count
        let target: UnsafeMutableRawBufferPointer
        let isLarger = unsafe needed > buffer.count - RawSpan.padding
        // A buffer that has grown for one long value is released after it.
        let isWasteful = unsafe buffer.count > 4 * max(needed, chunk)
        if isLarger || isWasteful {
            let isLarge = needed > Self.largeCapacity
            let all = Self.limit + chunk + Self.pageSize
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

    /// The end of the line that contains ``start``: its line feed, or the end of the text in
    /// memory.
    ///
    /// The end is cached, so further calls on the way to it cost nothing.
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

    /// Returns the line and column of the byte at `offset`.
    ///
    /// Linear in the distance from the last position requested, or from the last line noted.
    func position(of offset: Int) -> TextPosition {
        guard offset >= known.offset else {
            // Only the start of the text in memory can be requested again, and no caller does.
            var position = known.position
            position.offset = base + offset
            return position
        }
        let contents = unsafe contents
        // Modified in a copy: while a property is modified in place, every access to another one is
        // checked for exclusivity.
        var position = known.position
        position.advance(over: known.offset..<offset, of: unsafe contents.bytes)
        known = (position, offset)
        return position
    }

    /// Notes that the byte at `offset` starts the line with this number, so that line feeds before
    /// it are not counted again.
    func noteLine(_ line: Int, startsAt offset: Int) {
        known = (TextPosition(offset: base + offset, line: line, column: 1), offset)
    }
}
