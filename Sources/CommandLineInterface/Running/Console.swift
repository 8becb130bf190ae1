import Platform
import Reports
import TerminalText

/// Standard output for results and standard error for everything else.
package struct Console: Sendable {
    /// Writes a result.
    var writeOutput: @Sendable ([UInt8]) throws(SystemError) -> Void

    /// Writes to standard error, where nothing can be done about a fault.
    var writeError: @Sendable (String) -> Void

    var outputIsTerminal: Bool
    var errorIsTerminal: Bool

    /// The columns of the terminal that results go to, where they go to one.
    var width: Int?

    /// A console with these streams.
    init(
        writeOutput: @escaping @Sendable ([UInt8]) throws(SystemError) -> Void,
        writeError: @escaping @Sendable (String) -> Void,
        outputIsTerminal: Bool = false,
        errorIsTerminal: Bool = false,
        width: Int? = nil
    ) {
        self.writeOutput = writeOutput
        self.writeError = writeError
        self.outputIsTerminal = outputIsTerminal
        self.errorIsTerminal = errorIsTerminal
        self.width = width
    }

    /// The streams of this process.
    static var standard: Console {
        let output = FileDescriptor.standardOutput
        let error = FileDescriptor.standardError
        return Console(
            writeOutput: { bytes throws(SystemError) in try output.write(bytes) },
            writeError: { try? error.write(Array($0.utf8)) },
            outputIsTerminal: output.isTerminal,
            errorIsTerminal: error.isTerminal,
            width: output.isTerminal ? output.terminalWidth : nil
        )
    }
}

extension Console {
    /// The columns that text for people fills: those of the terminal, up to 100.
    var textWidth: Int { min(100, width ?? 80) }

    /// Writes what went wrong to standard error, harmless on a terminal.
    func complain(_ text: String) {
        writeError("error: \(text.terminalSafe)\n")
    }

    /// Writes what the user should know to standard error.
    func warn(_ text: String) {
        writeError("warning: \(text.terminalSafe)\n")
    }

    /// Writes how something ambiguous was understood to standard error.
    func note(_ text: String) {
        writeError("note: \(text.terminalSafe)\n")
    }

    /// Writes text that is a result, such as help, and returns the exit code.
    ///
    /// A closed pipe is not a fault: the reader has seen enough.
    func printResult(_ text: String, code: ExitCode = .success) -> ExitCode {
        printResult(Array(text.utf8), code: code)
    }

    /// Writes bytes that are a result, and returns the exit code.
    func printResult(_ bytes: [UInt8], code: ExitCode) -> ExitCode {
        do {
            try writeOutput(bytes)
            return code
        } catch {
            guard !error.isClosedPipe else { return code }
            complain("cannot write to standard output: \(error.reason)")
            return .failed
        }
    }
}
