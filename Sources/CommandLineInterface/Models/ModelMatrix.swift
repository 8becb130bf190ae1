import CommandLineFrame
import Platform
import Reports
import SessionConformance
import SessionCorpus
import StrictJSON
import TerminalText

/// Several models in one matrix: `model --each FILE`.
enum ModelMatrix {
    /// The maximum size of a file with commands, in bytes.
    private static let limit = 1 << 20

    /// The number of rows of a report of which a matrix may leave out none.
    private static let mostRows = 10_000

    /// Tests each model of a file, writes the matrix, and returns the worst exit code.
    static func run(
        _ path: String,
        _ suite: ConformanceOptions,
        _ options: ModelRunOptions,
        _ context: CommandContext
    ) async -> ExitCode {
        let commands: [[String]]
        do throws(UnusableReport) {
            commands = try self.commands(in: path)
        } catch {
            context.console.complain(error.complaint)
            return .failed
        }
        var (suite, options) = (suite, options)
        suite.countsAspects = true
        options.verdict.maximumRows = mostRows
        let models = ModelSession.several(
            commands,
            suite,
            options,
            command: "model",
            context
        ) { source throws(CorpusFailure) in
            try ModelCorpus(in: source)
        }
        guard let models else { return .failed }
        var columns: [Matrix.Column] = []
        let code = await models.run { report, _, command in
            let bytes = ReportFormat.json.bytes(of: report, ReportStyle())
            do throws(UnusableReport) {
                guard report.exit.verdict != .failed,
                    let root = try? JSONDocument(parsing: bytes).root
                else { return }
                columns.append(try MatrixReader.column(of: MatrixReader.cursor(root, in: "it")))
            } catch {
                let name = command?.joined(separator: " ") ?? ""
                context.console.complain("cannot show \(name): \(error.complaint)")
            }
        }
        guard !columns.isEmpty else { return code }
        let matrix = Matrix(rows: MatrixReader.rows, columns: columns)
        return MatrixDelivery(options: options.verdict, context: context)
            .deliver(matrix, code: code)
    }

    /// Reads the commands in a file.
    private static func commands(in path: String) throws(UnusableReport) -> [[String]] {
        let name = PathText.shown(path)
        let bytes = try BoundedFile.bytes(of: path, limit: limit)
        var commands: [[String]] = []
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else {
                continue
            }
            do throws(ValueFault) {
                commands.append(try CommandWords.split(String(line)))
            } catch {
                throw UnusableReport("\(name):\(index + 1): expected \(error.expectation)")
            }
        }
        guard !commands.isEmpty else {
            throw UnusableReport(
                "\(name) has no command; write one per line, such as: python3 adapter.py"
            )
        }
        return commands
    }
}
