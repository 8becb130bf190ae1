import Reports

extension Report {
    /// The version of the program, which reports and `--version` name.
    static let toolVersion = "0.1.0"
}
