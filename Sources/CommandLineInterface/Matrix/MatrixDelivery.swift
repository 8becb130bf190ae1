import CommandLineFrame
import Platform
import Reports
import TerminalText

/// Writes the requested forms of a matrix.
struct MatrixDelivery {
    let options: VerdictOptions
    let context: CommandContext

    /// Writes all forms, files first, and returns the exit code.
    ///
    /// - Parameters:
    ///   - matrix: The matrix.
    ///   - code: The exit code, unless something cannot be written.
    /// - Returns: The exit code.
    func deliver(_ matrix: Matrix, code: ExitCode = .success) -> ExitCode {
        let report = MatrixReport(matrix, toolVersion: Report.toolVersion)
        var code = code
        for request in options.requests {
            guard let path = request.path else { continue }
            do throws(SystemError) {
                let bytes = report.bytes(request.format, style(isFile: true))
                try FileReplacement.write(bytes, to: path)
            } catch {
                context.console.complain("cannot write \(PathText.shown(path)): \(error.reason)")
                code = .failed
            }
        }
        let printed = options.allRequests.first { $0.path == nil } ?? ReportRequest(.human)
        let bytes = report.bytes(printed.format, style(isFile: false))
        return context.console.printResult(bytes, code: code)
    }

    private func style(isFile: Bool) -> ReportStyle {
        ReportStyle(
            text: TextStyle(
                isFile && options.color == .auto ? .never : options.color,
                isTerminal: context.console.outputIsTerminal,
                environment: context.environment
            ),
            width: isFile ? nil : context.console.width,
            detail: options.isVerbose ? .reasons : .rows
        )
    }
}
