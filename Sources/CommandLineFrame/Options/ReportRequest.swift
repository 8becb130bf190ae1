import Platform
package import Reports

/// A value of `--format`: the format of a report and its destination.
package struct ReportRequest: Hashable, Sendable {
    /// The format of the report.
    package var format: ReportFormat

    /// The path of the file, or `nil` for standard output.
    package var path: String?

    /// A request for a report in `format`.
    package init(_ format: ReportFormat, path: String? = nil) {
        self.format = format
        self.path = path
    }

    /// Whether the report replaces a file, rather than being written to a pipe or a device.
    var replacesFile: Bool { path.map(FileReplacement.replaces) ?? false }

    /// Whether the report goes to standard output, by whatever name.
    var isPrinted: Bool { path.map(FileReplacement.isStandardOutput) ?? true }

    /// What the report goes to, or `nil` if that is not open.
    ///
    /// A device is not among these: it takes any number of reports.
    var destination: FileIdentity? {
        let identity =
            isPrinted
            ? FileIdentity(of: .standardOutput) : path.map { FileIdentity(at: $0) }
        return identity?.isDevice == true ? nil : identity
    }

    /// Reads `FORMAT[=PATH]`, where the path `-` is standard output.
    package init(
        argument: String,
        among formats: [ReportFormat] = ReportFormat.allCases
    ) throws(ValueFault) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let format = formats.first(where: { $0.rawValue == name }) else {
            throw ValueFault(name, noneOf: formats.map(\.rawValue))
        }
        self.format = format
        guard parts.count > 1, parts[1] != "-" else { return }
        guard !parts[1].isEmpty else { throw ValueFault("a path after '\(name)='") }
        path = String(parts[1])
    }
}
