import SessionContract
import SessionModel

/// The explanation of a timestamp dialect.
struct DialectExplanation {
    private let dialect: Timestamp.Dialect

    /// The explanation of a dialect.
    init(_ dialect: Timestamp.Dialect) {
        self.dialect = dialect
    }

    /// The text for a terminal with `width` columns.
    func text(width: Int) -> String {
        let example = dialect.example
        let rule = Fault.TimestampForm(Timestamp(example).reading)?.rule
        let isRFC = dialect.isRFC3339 ? "valid" : "not valid"
        let isSchema = dialect.isJSONSchemaDateTime ? "valid" : "not valid"
        return Article(
            "\(dialect.rawValue) (timestamp dialect)",
            [
                ("", dialect.summary),
                ("EXAMPLE", example.isEmpty ? "\"\"" : example),
                ("STANDARDS", "\(isRFC) RFC 3339, \(isSchema) JSON Schema date-time"),
                ("RULE", rule?.id ?? "none: this is the documented form"),
            ]
        ).text(width: width)
    }
}
