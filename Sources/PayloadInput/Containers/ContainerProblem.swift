import TerminalText

/// Why the payloads in a source are not read: what is around them.
package enum ContainerProblem: Error, Hashable, Sendable {
    /// The source is of a form that is not read, perhaps compressed.
    case foreign(ForeignFormat, in: Compression?)

    /// The source was compressed twice.
    case compressedTwice(Compression, in: Compression)

    /// The tool that decompresses the source is not installed.
    case noTool(Compression)

    /// The tool that decompresses the source cannot be started; the value is the system's message.
    case noStart(Compression, String)

    /// The tool wrote nothing; the value is its message.
    case nothingDecompressed(Compression, String)

    /// Returns the problem in words, with the command that helps.
    ///
    /// - Parameters:
    ///   - source: A path, or `standard input`, which a command must find in a file.
    ///   - check: The command line that reads the payloads from standard input.
    /// - Returns: A sentence without a full stop.
    func sentence(for source: String, readBy check: String) -> String {
        let isFile = source != "standard input"
        let file = isFile ? source.shellQuoted : "FILE"
        let run = isFile ? "run" : "save it as FILE, and run"
        switch self {
        case .foreign(let format, nil):
            let what = "cannot read \(source): it is \(format.description)"
            return format.conversion(of: file).map { "\(what); \(run): \($0) | \(check)" } ?? what
        case .foreign(let format, let compression?):
            let what = "cannot read \(source): its decompressed content is \(format.description)"
            guard let conversion = format.conversion(of: "FILE") else { return what }
            let command = isFile ? compression.command(for: file) : compression.command()
            return "\(what); run: \(command) > FILE && \(conversion) | \(check)"
        case .compressedTwice(let inner, let outer):
            return "cannot read \(source): its decompressed content is compressed with "
                + "\(inner.tool); \(run): \(outer.command(for: file)) | \(check)"
        case .noTool(let compression):
            return "cannot read \(source): it is compressed with \(compression.tool), which is "
                + "not installed; install it, or \(run): \(compression.command(for: file)) | "
                + check
        case .noStart(let compression, let reason):
            return "cannot read \(source): it is compressed with \(compression.tool), which "
                + "cannot be started: \(reason)"
        case .nothingDecompressed(let compression, let reason):
            return "cannot decompress \(source): \(reason); to try again, \(run): "
                + compression.command(for: file)
        }
    }
}

extension Compression {
    /// Returns the command that decompresses a file, or standard input.
    ///
    /// - Parameter file: The file as a word of the shell.
    /// - Returns: The command line.
    fileprivate func command(for file: String? = nil) -> String {
        "\(tool) \(Self.option)" + (file.map { " \($0)" } ?? "")
    }
}
