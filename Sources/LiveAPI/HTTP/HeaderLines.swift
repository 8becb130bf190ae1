/// Splits a header or trailer section into lines, within limits.
///
/// A line may end with a line feed only (RFC 9112, section 2.2).
struct HeaderLines {
    /// The longest line in bytes.
    ///
    /// This and ``sectionLimit`` are the limits of curl too.
    static let lineLimit = 100 << 10

    /// The largest section in bytes.
    static let sectionLimit = 300 << 10

    /// The largest section over HTTP/2 in bytes, which is a limit of curl only.
    static let limitOverHTTP2 = 128 << 10

    /// The beginning of a line whose end has not arrived.
    private(set) var line: [UInt8] = []

    /// The number of bytes of the section so far.
    private var size = 0

    /// Takes the rest of a line.
    ///
    /// - Parameter bytes: What has arrived; what belongs to the line is removed.
    /// - Returns: The line without its end; `nil` if its end has not arrived.
    /// - Throws: If the line or the section is too long.
    mutating func next(
        from bytes: inout ArraySlice<UInt8>
    ) throws(ExchangeFailure) -> [UInt8]? {
        let lineFeed = bytes.firstIndex(of: UInt8(ascii: "\n"))
        let part = bytes[..<(lineFeed ?? bytes.endIndex)]
        bytes = bytes[part.endIndex...].dropFirst()
        size += part.count + 1
        guard line.count + part.count <= Self.lineLimit else {
            throw .headTooLong(limit: Self.lineLimit)
        }
        guard size <= Self.sectionLimit else { throw .headTooLong(limit: Self.sectionLimit) }
        line += part
        guard lineFeed != nil else {
            size -= 1
            return nil
        }
        defer { line = [] }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }
}
