import StrictJSON
import Synchronization

/// The positions of every so many bytes of a file, found when they are needed.
///
/// A file with a mistake in each line would otherwise be counted from its start for each of them.
final class TextMarks: Sendable {
    /// The number of bytes between two marks.
    private static let distance = 4096

    private let marks = Mutex([TextPosition()])

    /// Returns the position of an offset.
    ///
    /// - Parameters:
    ///   - offset: The offset; beyond the end it has the line and the column of the end.
    ///   - bytes: The text, which must always be the same.
    /// - Returns: The position.
    func position(of offset: Int, in bytes: [UInt8]) -> TextPosition {
        let end = min(max(0, offset), bytes.count)
        var position = marks.withLock { marks in
            while marks.count <= end / Self.distance {
                var next = marks[marks.count - 1]
                let passed = next.offset..<(next.offset + Self.distance)
                next.advance(over: passed, of: unsafe bytes.span.bytes)
                marks.append(next)
            }
            return marks[end / Self.distance]
        }
        position.advance(over: position.offset..<end, of: unsafe bytes.span.bytes)
        return TextPosition(offset: offset, line: position.line, column: position.column)
    }
}
