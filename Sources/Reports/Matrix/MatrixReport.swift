import SessionContract
import TerminalText

/// A matrix in one of its formats.
package struct MatrixReport {
    /// The format of the JSON form.
    package static let format = "session-matrix/1"

    let matrix: Matrix

    /// The version of the program that makes the report.
    let toolVersion: String

    package init(_ matrix: Matrix, toolVersion: String) {
        self.matrix = matrix
        self.toolVersion = toolVersion
    }

    /// The formats of reports that a matrix has too.
    package static let formats: [ReportFormat] = [.human, .json, .markdown, .html]

    /// Returns the matrix in a format, which ends with a line feed.
    ///
    /// - Parameters:
    ///   - format: The format, one of ``formats``.
    ///   - style: The style; the detail ``ReportStyle/Detail/reasons`` adds the smallest payloads
    ///     to a text for people.
    /// - Returns: The bytes in UTF-8.
    package func bytes(_ format: ReportFormat, _ style: ReportStyle) -> [UInt8] {
        switch format {
        case .json: MatrixJSON(self).bytes
        case .markdown: MatrixMarkdown(matrix: matrix).bytes
        case .html: MatrixPage(self).bytes
        default: MatrixText(matrix, style).bytes
        }
    }
}

extension Matrix {
    /// The number of models as a phrase.
    var size: String { columns.count.counted("model") }
}

extension Matrix.Cell {
    /// What the model did, in a word.
    var word: String {
        guard findings.isEmpty, let choice, isRight == true else { return outcome.rawValue }
        // The words of the protocol for what `outcome` says already.
        return ["first", "last"].contains(choice) ? choice : outcome.rawValue
    }
}

extension Matrix.Deviation {
    /// The command that replays the deviation, if there is a token.
    ///
    /// Reports do not contain the command of the model, since it may contain secrets.
    var replay: String? {
        token.map { "session-conformance replay \($0) -- COMMAND" }
    }
}

extension Matrix.Change {
    /// The change as a heading.
    var title: String { "\(model) \(old) to \(new)" }

    /// The deviations of both kinds, with the word for them.
    var kinds: [(word: String, deviations: [Matrix.Deviation])] {
        [("fixed", fixed), ("new", added)]
    }
}

extension Matrix.Deviation {
    /// The rule and the place, such as `roundtrip/null-lost at /url`.
    var label: String { pointer.isEmpty ? rule.id : "\(rule.id) at \(pointer)" }
}
