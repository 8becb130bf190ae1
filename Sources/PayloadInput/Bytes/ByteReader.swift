/// Where the text of a ``TextWindow`` comes from.
protocol ByteReader: AnyObject {
    /// The name used in error messages.
    var name: String { get }

    /// Why the text ended before its end, once it has; `nil` if it did not.
    var damage: String? { get }

    /// Moves to the part from `start` to `end`, if the text can be read in parts.
    func move(to start: Int, end: Int)

    /// Reads up to `buffer.count` bytes and returns how many; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int
}

/// A text that another text contains is read in order, and its end is known to be its end.
extension ByteReader {
    var damage: String? { nil }

    func move(to start: Int, end: Int) { preconditionFailure("\(name) has no parts") }
}
