import SessionContract

/// Which report has read which part of the work, each part once.
package struct MergedSources: Sendable {
    /// What is merged, as messages name it.
    package enum Kind: Sendable {
        case report, census

        fileprivate var name: String {
            switch self {
            case .report: "report"
            case .census: "census"
            }
        }

        fileprivate var plural: String {
            switch self {
            case .report: "reports"
            case .census: "censuses"
            }
        }

        /// What was done with the sources.
        fileprivate var verb: String {
            switch self {
            case .report: "checked"
            case .census: "counted"
            }
        }
    }

    /// A range of a source, and the report that has read it.
    private struct Claim {
        let range: RunRecord.Part.Range
        let file: Int
    }

    /// The ranges that were read, by source.
    private var claims: [String: [Claim]] = [:]

    /// The reports that have read all of a source.
    private var wholes: [String: Int] = [:]

    /// The reports of numbered parts.
    private var shards: [Int: Int] = [:]
    private var count: Int?
    private var digest: (text: String, file: Int)?

    /// Whether a report was not one of a numbered part.
    private var unnumbered: Int?

    /// The names of the files, by number.
    private var files: [String] = []

    /// What parts with different digests are, and what to do.
    private let foreign: String
    private let kind: Kind

    /// Creates the sources of no reports.
    ///
    /// - Parameters:
    ///   - kind: What is merged.
    ///   - foreign: What parts with different digests are, and what to do.
    package init(
        of kind: Kind = .report,
        foreign: String = "are parts of other sources, or a source has changed; run all parts again"
    ) {
        self.kind = kind
        self.foreign = foreign
    }

    /// Adds what a report has read.
    ///
    /// - Throws: If it does not belong to the others, or if one of them has read it too.
    mutating func add(_ report: PartReport) throws(UnusableReport) {
        try add(report.parts, report.units, from: report.file)
    }

    /// Adds parts and the files that they have read.
    package mutating func add(
        _ parts: [RunRecord.Part],
        _ units: [RunUnit],
        from name: String
    ) throws(UnusableReport) {
        let file = files.count
        files.append(name)
        let numbered = parts.filter { $0.shard != nil }
        if numbered.isEmpty || numbered.count < parts.count { unnumbered = file }
        for part in numbered { try add(part, file) }
        if let unnumbered, let other = shards.values.first {
            throw UnusableReport(
                "\(files[unnumbered]) is not a numbered part, as \(files[other]) is; make all "
                    + "\(kind.plural) with --shard, or none"
            )
        }
        var divided: Set<String> = []
        for range in parts.flatMap(\.ranges) {
            divided.insert(range.source)
            if let other = wholes[range.source] {
                throw doubled("all of \(range.source)", other, file)
            }
            claims[range.source, default: []].append(Claim(range: range, file: file))
        }
        for unit in units where !divided.contains(unit.name) {
            let name = unit.fullName
            if let other = wholes.updateValue(file, forKey: name) ?? claims[name]?.first?.file {
                throw doubled(name, other, file)
            }
        }
    }

    private mutating func add(_ part: RunRecord.Part, _ file: Int) throws(UnusableReport) {
        guard let shard = part.shard, let sources = part.sources else { return }
        if let count, count != shard.count {
            throw UnusableReport(
                "\(files[file]) is one of \(shard.count) parts, but there are \(count) parts, as "
                    + "\(files[digest?.file ?? 0]) says; leave one of them out"
            )
        }
        if let digest, digest.text != sources {
            throw UnusableReport("\(files[digest.file]) and \(files[file]) \(foreign)")
        }
        count = shard.count
        digest = digest ?? (sources, file)
        if let other = shards.updateValue(file, forKey: shard.index) {
            throw doubled(part.phrase, other, file)
        }
    }

    private func doubled(_ what: String, _ one: Int, _ other: Int) -> UnusableReport {
        let names =
            one == other ? "\(files[one]) has" : "\(files[one]) and \(files[other]) have both"
        return UnusableReport("\(names) \(kind.verb) \(what); leave one of them out")
    }

    /// Checks that ranges do not overlap and, unless parts may be missing, that none is missing.
    ///
    /// - Parameter isWhole: Whether the reports must be those of all parts.
    /// - Returns: For each source, the number of the first line in each range, by its start, unless
    ///   lines before it were not counted because a part ended early.
    /// - Throws: If a range is missing, overlaps another, or contradicts it.
    package mutating func finish(
        isWhole: Bool
    ) throws(UnusableReport) -> [String: [Int: Int]] {
        if isWhole, let count, shards.count < count {
            let index = (1...count).first { shards[$0] == nil } ?? count
            throw UnusableReport(
                "part \(index) of \(count) is missing; add its \(kind.name), or use --partial"
            )
        }
        var firstLines: [String: [Int: Int]] = [:]
        for source in claims.keys.sorted() {
            firstLines[source] = try finish(claims[source] ?? [], of: source, isWhole)
        }
        return firstLines
    }

    private func finish(
        _ claims: [Claim],
        of source: String,
        _ isWhole: Bool
    ) throws(UnusableReport) -> [Int: Int] {
        // An empty range has no line, and may be at the start of another.
        let claims = claims.filter { !$0.range.isEmpty || $0.range.isCut }
            .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        var firstLines: [Int: Int] = [:]
        // The number of the next line; `nil` if lines before it were not counted.
        var line: Int? = 1
        var end = 0
        var last: Claim?
        var size: (bytes: Int, file: Int)?
        for claim in claims {
            let range = claim.range
            if let last, range.start < end {
                throw doubled(
                    "bytes \(range.start)-\(min(end, range.end)) of \(source)",
                    last.file,
                    claim.file
                )
            }
            if isWhole, range.start > end {
                guard last?.range.isCut == true else {
                    throw missing("\(end)-\(range.start)", of: source)
                }
                line = nil
            }
            if let own = range.size {
                if let size, size.bytes != own {
                    throw UnusableReport(
                        "\(source) has \(size.bytes) bytes in \(files[size.file]), but \(own) in "
                            + "\(files[claim.file]); run all parts again while it does not change"
                    )
                }
                size = (own, claim.file)
            }
            if let known = range.firstLine, isWhole {
                if let line, known != line {
                    throw UnusableReport(
                        "\(files[claim.file]) begins at line \(known) of \(source), but "
                            + "\(line - 1) lines are before it; run that part again"
                    )
                }
                line = known
            }
            firstLines[range.start] = line
            line = range.readEnd == nil ? line.map { $0 + range.lines } : nil
            end = range.end
            last = claim
        }
        if isWhole, let size, end < size.bytes, last?.range.isCut != true {
            throw missing("\(end)-\(size.bytes)", of: source)
        }
        return firstLines
    }

    private func missing(_ bytes: String, of source: String) -> UnusableReport {
        UnusableReport(
            "bytes \(bytes) of \(source) are missing; add the \(kind.name) of that part, or use "
                + "--partial"
        )
    }
}

extension RunRecord.Part.Range {
    /// Whether the end of the range is not known, because the reading of a pipe ended early.
    fileprivate var isCut: Bool { readEnd != nil && size == nil }
}
