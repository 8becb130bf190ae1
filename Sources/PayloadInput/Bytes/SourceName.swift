import Platform

/// The names of sources in findings and reports.
package enum SourceName {
    /// The name of standard input, which no file has.
    package static let standardInput = "standard input"

    /// Returns the name of the file at `path`; `-` is standard input.
    package static func of(_ path: String) -> String {
        switch path {
        case "-": standardInput
        case standardInput: "./\(standardInput)"
        default: PathText.shown(path)
        }
    }
}
