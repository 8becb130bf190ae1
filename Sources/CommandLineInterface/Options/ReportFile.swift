import PayloadInput
import Platform

/// A file that a run replaces by a report.
struct ReportFile {
    let path: String

    /// The file, whatever the path to it.
    var identity: FileIdentity { FileIdentity(at: path) }

    /// Whether the file is a report of this program, which another run may replace.
    var isReport: Bool {
        let start = try? FileDescriptor.reading(path).readAll(limit: OwnReport.length)
        return start.flatMap(OwnReport.isReport) == true
    }

    /// Whether the file is in a folder or below it.
    func isBelow(_ folder: FileIdentity) -> Bool {
        var path = Substring(self.path)
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            if FileIdentity(at: path.isEmpty ? "/" : String(path)) == folder { return true }
        }
        return !self.path.hasPrefix("/") && FileIdentity(at: ".") == folder
    }
}

extension VerdictOptions {
    /// The files that the run replaces; pipes and devices are not among them.
    var reportFiles: [ReportFile] {
        requests.filter(\.replacesFile).compactMap(\.path).map(ReportFile.init)
    }

    /// A problem for each input that a report would overwrite.
    ///
    /// In a folder, an earlier report may be replaced, but no other file.
    func problems(reading inputs: [String]) -> [UsageProblem] {
        let kinds = inputs.map { $0 == "-" ? nil : FileKind(at: $0, followsLinks: true) }
        return reportFiles.compactMap { file in
            let isInput = zip(inputs, kinds).contains { input, kind in
                let identity =
                    input == "-"
                    ? FileIdentity(of: .standardInput) : FileIdentity(at: input)
                guard kind == .folder, let identity else { return identity == file.identity }
                return FileKind(at: file.path, followsLinks: true) == .regular
                    && file.isBelow(identity) && !file.isReport
            }
            guard isInput else { return nil }
            return .other(
                "the report would overwrite the input '\(file.path)'; choose another path"
            )
        }
    }
}
