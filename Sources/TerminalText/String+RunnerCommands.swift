// A runner of continuous integration takes some lines of a log for commands to itself. GitHub
// Actions acts on `::name::` at the start of a line, after white space, and on `##[name]` anywhere
// in it; Azure Pipelines acts on `##vso[name]` (actions/runner, ActionCommand.cs).

extension String {
    /// The line with a visible escape of one character in each command to a runner.
    var breakingRunnerCommands: String {
        let line = breakingMarks(with: "\\u{23}")
        guard let colon = line.commandStart else { return line }
        return line[..<colon] + "\\u{3a}" + line[line.utf8.index(after: colon)...]
    }

    /// The text with `escape` instead of the second `#` of each command to a runner.
    func breakingMarks(with escape: String) -> String {
        var broken = ""
        var rest = self[...]
        while let first = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            let second = rest.utf8.index(after: first)
            broken += rest[..<second]
            rest = rest[second...]
            guard rest.utf8.first == UInt8(ascii: "#"),
                rest.utf8.dropFirst().first(where: { !$0.isLetter }) == UInt8(ascii: "[")
            else { continue }
            broken += escape
            rest = rest[rest.utf8.index(after: second)...]
        }
        return broken + rest
    }

    /// The first colon of `::name` at the start of the line, or `nil` if it starts otherwise.
    private var commandStart: Index? {
        let line = unicodeScalars.drop { $0.properties.isWhitespace }
        // Without a letter, it is something else, such as the address `::1`.
        guard line.starts(with: "::".unicodeScalars), line.dropFirst(2).first?.isLetter == true
        else { return nil }
        return line.startIndex
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}

extension Unicode.Scalar {
    fileprivate var isLetter: Bool { isASCII && UInt8(value).isLetter }
}
