package import Drift
package import Reports

/// Writes a census to a file or to standard output.
package struct CensusDelivery {
    /// The path, or `nil` for standard output.
    let path: String?

    let context: CommandContext

    /// A delivery to a path, or to standard output if it is `nil`.
    package init(path: String?, context: CommandContext) {
        self.path = path
        self.context = context
    }

    /// Writes a census, and returns the exit code.
    package func write(_ census: Census, code: ExitCode = .success) -> ExitCode {
        guard let path else { return context.console.printResult(census.text, code: code) }
        do throws(UnusableReport) {
            try CensusFile.write(census, to: context.absolutePath(path))
            return code
        } catch {
            context.console.complain(error.complaint)
            return .failed
        }
    }
}
