package import Drift
import Platform
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
    ///
    /// A census that is too small to be compared with others is written too, with a warning.
    package func write(_ census: Census, code: ExitCode = .success) -> ExitCode {
        let written = deliver(census, code)
        guard written != .failed, census.parts.isEmpty else { return written }
        let name = path.map { PathText.shown($0) } ?? "the census"
        if let warning = CensusComparison.Side(census).warning(about: name) {
            context.console.warn(warning)
        }
        return written
    }

    private func deliver(_ census: Census, _ code: ExitCode) -> ExitCode {
        guard let path else { return context.console.printResult(census.text, code: code) }
        do throws(UnusableReport) {
            try CensusFile.write(census, to: path, in: context)
            return code
        } catch {
            context.console.complain(error.complaint)
            return .failed
        }
    }
}
