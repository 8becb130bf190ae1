import PayloadInput
import Platform
import Reports

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
    /// The files that the run replaces or, through a descriptor, writes to; pipes and devices are
    /// not among them.
    var reportFiles: [ReportFile] {
        requests
            .filter {
                $0.replacesFile
                    || $0.path.flatMap { FileKind(at: $0, followsLinks: true) } == .regular
            }
            .compactMap(\.path).map(ReportFile.init)
    }

    /// The reports of the run, with the one that is printed if no other is.
    package var allRequests: [ReportRequest] {
        requests.contains { $0.path == nil } ? requests : requests + [ReportRequest(.human)]
    }

    /// The problems with reports that go to one place, whatever the paths to it.
    package var destinationProblems: [UsageProblem] {
        let all = allRequests
        guard all.count(where: \.isPrinted) <= 1 else {
            let named = requests.first { $0.isPrinted && $0.path != nil }
            let fix =
                named.map { "use '--format \($0.format.rawValue)' without a path, and " } ?? ""
            return [
                .other(
                    "only one --format can write to standard output; \(fix)add =PATH to the others"
                )
            ]
        }
        let destinations = all.compactMap(\.destination)
        guard Set(destinations).count < destinations.count else { return [] }
        return [.other("two --format options write to the same file")]
    }

    /// A problem for each input that a report would overwrite.
    ///
    /// In a folder, an earlier report may be replaced, but no other file.
    package func problems(reading inputs: [String]) -> [UsageProblem] {
        let standardInput = FileIdentity(of: .standardInput)
        if let baseline, inputs.contains("-"), FileIdentity(at: baseline) == standardInput {
            return [.other("standard input cannot be both the payload and the baseline")]
        }
        let kinds = inputs.map { $0 == "-" ? nil : FileKind(at: $0, followsLinks: true) }
        return reportFiles.compactMap { file in
            let isInput = zip(inputs, kinds).contains { input, kind in
                let identity =
                    input == "-" ? standardInput : FileIdentity(at: input)
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
