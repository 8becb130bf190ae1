import CommandLineFrame
import Reports

/// `matrix REPORT ...`: compares what models do with the same payloads.
enum MatrixCommand: CommandDefinition {
    struct Options: CommandOptions {
        var paths: [String] = []
        var verdict = VerdictOptions()

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = verdict.destinationProblems + verdict.problems(reading: paths)
            if paths.isEmpty {
                problems.append(
                    .other(
                        "missing argument: expected reports, as 'model --format json=PATH' writes"
                    )
                )
            }
            return problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "matrix",
        summary: "Compare what several models do with the same payloads.",
        overview: """
            Print a table with a row for each thing that models do differently, such as null or \
            integers from 2^53, and a column for each model. The models are in JSON reports of \
            the command model, or in an earlier matrix. A cell says whether the model kept, \
            altered, accepted or rejected such payloads; ! marks what the contract does not \
            allow. Deviations that a baseline accepts count as well. Of two versions of one \
            model, it also says what is fixed and what is new.
            """,
        operands: .init(
            "REPORT ...",
            name: "REPORT",
            completion: .file,
            help: "JSON reports, as 'model --format json=REPORT' writes them, or a matrix in JSON."
        ) { $0.paths = $1 },
        sections: [
            .init("OPTIONS", VerdictOptions.optionsForMatrices.map { $0.lifted(to: \.verdict) })
        ],
        examples: [
            .init(
                "Compare two versions of a model.",
                "session-conformance matrix old.json new.json"
            ),
            .init(
                "Make a page from an earlier matrix and one more report.",
                "session-conformance matrix matrix.json mine.json --format html=matrix.html"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        var columns: [Matrix.Column] = []
        for path in options.paths {
            do throws(UnusableReport) {
                columns += try MatrixReader.columns(of: path)
            } catch {
                context.console.complain(error.complaint)
                return .failed
            }
        }
        let matrix = Matrix(rows: MatrixReader.rows, columns: columns)
        return MatrixDelivery(options: options.verdict, context: context).deliver(matrix)
    }
}
