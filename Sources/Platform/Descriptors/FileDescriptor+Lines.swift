extension FileDescriptor {
    /// Reads the next line, without its line feed.
    ///
    /// It reads byte by byte, so that nothing after the line is lost to another reader. A terminal
    /// passes on what is typed when the line ends, so a line that was not ended is not read.
    ///
    /// - Returns: The bytes of the line; `nil` at the end of the input, and if the program is asked
    ///   to stop.
    /// - Throws: If a read fails.
    package func readLine() throws(SystemError) -> [UInt8]? {
        var line: [UInt8] = []
        var byte: [UInt8] = [0]
        while awaitInput() {
            guard try read(into: &byte) > 0 else { return line.isEmpty ? nil : line }
            if byte[0] == UInt8(ascii: "\n") { return line }
            line.append(byte[0])
        }
        return nil
    }
}
