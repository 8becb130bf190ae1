import Reports

extension Report {
    /// The version of the program, as shown in reports and by `--version`.
    package static let toolVersion = "0.1.0"
}
