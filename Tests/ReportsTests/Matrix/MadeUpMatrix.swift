import SessionContract

@testable import Reports

/// Parts of matrices for tests.
enum MadeUpMatrix {
    static let rows = [
        row("null", .keep), row("absent", .keep), row("string-as-integer", .reject),
        row("duplicate-keys", .choose),
    ]

    private static func row(_ id: String, _ demand: Matrix.Demand) -> Matrix.Row {
        Matrix.Row(
            id: id,
            title: "Title of \(id)",
            explanation: "Why \(id) matters.",
            section: demand == .keep ? "Keeps" : "Others",
            demand: demand
        )
    }

    static func deviation(
        _ rule: Rule = .roundTripNullLost,
        _ text: String = "text",
        fingerprint: String = "0123456789abcdef"
    ) -> Matrix.Deviation {
        Matrix.Deviation(
            rule: rule,
            pointer: "/\(text)",
            message: text,
            count: 3,
            payload: text,
            token: text,
            fingerprint: fingerprint
        )
    }

    static func column(
        _ name: String,
        _ version: String? = "1",
        seed: String = "7",
        isIncomplete: Bool = false,
        cells: [String: Matrix.Cell] = [:]
    ) -> Matrix.Column {
        Matrix.Column(
            model: RunRecord.Model(name: name, version: version, language: "Swift"),
            run: Matrix.Run(
                toolVersion: "1.0",
                startedAt: "2026-11-27T00:00:00Z",
                cases: 12,
                corpus: "aa",
                generator: .init(version: 2, seed: seed),
                isIncomplete: isIncomplete
            ),
            cells: cells
        )
    }

    /// A matrix with a text from outside in every place where there can be one.
    static func hostile(_ text: String) -> Matrix {
        let wrong = Matrix.Cell(
            outcome: .altered,
            choice: text,
            asked: 4,
            findings: [deviation(.roundTripNullLost, text)]
        )
        let other = Matrix.Cell(
            outcome: .altered,
            asked: 4,
            findings: [deviation(.roundTripNullLost, text, fingerprint: "ffff")]
        )
        return Matrix(
            rows: rows,
            columns: [
                column(text, text, cells: ["null": wrong]),
                column(text, text + "2", seed: text, isIncomplete: true, cells: ["null": other]),
            ]
        )
    }
}
