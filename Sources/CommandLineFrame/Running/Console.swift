package import Platform
package import Reports
import SessionContract
import TerminalText

/// Standard output for results, and standard error for everything else.
package struct Console: Sendable {
    /// Writes to standard output.
    package var writeOutput: @Sendable ([UInt8]) throws(SystemError) -> Void

    /// Writes to standard error, ignoring failures, which could not be reported anywhere.
    package var writeError: @Sendable (String) -> Void

    /// Whether standard output is a terminal.
    package var outputIsTerminal: Bool

    /// Whether standard error is a terminal.
    package var errorIsTerminal: Bool

    /// The width of standard output in columns, or `nil` if it is not a terminal.
    package var width: Int?

    /// The clock of progress lines.
    package var time = TimeSource.system

    /// The secrets that no diagnostic and no report shows.
    package let secrets = HiddenSecrets()

    /// A console that writes with these functions.
    ///
    /// Standard output gets reports, whose strings are filtered before a format arranges them.
    package init(
        writeOutput: @escaping @Sendable ([UInt8]) throws(SystemError) -> Void,
        writeError: @escaping @Sendable (String) -> Void,
        outputIsTerminal: Bool = false,
        errorIsTerminal: Bool = false,
        width: Int? = nil
    ) {
        self.writeOutput = writeOutput
        self.writeError = { [secrets] in writeError(secrets.filter.redacting($0)) }
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
    /// The width for wrapped text in columns: that of the terminal, but at most 100.
    package var textWidth: Int { min(100, width ?? 80) }

    /// Writes an error to standard error, safe to print to a terminal.
    package func complain(_ text: String) {
        writeError("error: \(text.terminalSafe)\n")
    }

    /// Writes a warning to standard error, safe to print to a terminal.
    package func warn(_ text: String) {
        writeError("warning: \(text.terminalSafe)\n")
    }

    /// Writes a note to standard error, safe to print to a terminal.
    package func note(_ text: String) {
        writeError("note: \(text.terminalSafe)\n")
    }

    /// Writes text to standard output, and returns the exit code.
    ///
    /// A closed pipe is not a failure: the reader has seen enough.
    package func printResult(_ text: String, code: ExitCode = .success) -> ExitCode {
        printResult(Array(text.utf8), code: code)
    }

    /// Writes bytes to standard output, and returns the exit code.
    package func printResult(_ bytes: [UInt8], code: ExitCode) -> ExitCode {
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
