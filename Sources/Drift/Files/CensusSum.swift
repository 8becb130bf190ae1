package import Reports

/// Adds the censuses of the parts of a run into the census of the whole.
package struct CensusSum: Sendable {
    /// The sum so far; `nil` before the first part.
    private var sum: Census?

    /// The name of the first part, with which others must agree.
    private var first = ""

    /// Which parts there are.
    private var sources = MergedSources(
        of: .census,
        foreign: "are parts of other sources, or were counted with other options; count all parts "
            + "again, in the same way"
    )

    /// The name of the file with each census that does not say which part it is.
    private var names: [UInt64: String] = [:]

    /// The number of those censuses, which may be empty.
    package private(set) var unnumberedCount = 0

    /// The sum of the digests of parts.
    private var partDigest: UInt64?

    /// The largest number of censuses that are remembered to find one that is added twice.
    private static let mostSummands = 10_000

    /// Creates a sum without parts.
    package init() {}

    /// Adds a part.
    ///
    /// - Parameters:
    ///   - part: The census of the part.
    ///   - name: The name of its file.
    /// - Throws: If it does not belong to the parts before, or if one of them is the same.
    package mutating func add(_ part: Census, named name: String) throws(UnusableReport) {
        // What has another key has other hashes too, so that comes first.
        let next = try sum(with: part, named: name)
        try sources.add(part.parts.map(\.shown), [], from: name)
        let summands = part.summands.isEmpty && part.parts.isEmpty ? [part.digest] : part.summands
        for digest in summands where digest != 0 {
            if let other = names.updateValue(name, forKey: digest) {
                throw UnusableReport(
                    "\(name) has sessions that \(other) has too; leave one of them out"
                )
            }
        }
        guard names.count <= Self.mostSummands else {
            throw UnusableReport(
                "the censuses up to \(name) are too many to add; count more files in each run"
            )
        }
        unnumberedCount += summands.count
        if !part.parts.isEmpty {
            partDigest = (partDigest ?? 0) &+ part.summands.reduce(part.digest, &-)
        }
        if sum == nil { first = name }
        sum = next
    }

    private func sum(with part: Census, named name: String) throws(UnusableReport) -> Census {
        guard var sum else { return part }
        do {
            try sum.add(part)
        } catch {
            throw UnusableReport("\(name) does not belong to \(first): \(error.reason)")
        }
        sum.parts += part.parts
        return sum
    }

    /// Returns the sum.
    ///
    /// - Parameter isWhole: Whether the parts must be all of them.
    /// - Returns: The sum; `nil` if there is no part.
    /// - Throws: If a part is missing, or overlaps another.
    package mutating func finish(isWhole: Bool) throws(UnusableReport) -> Census? {
        _ = try sources.finish(isWhole: isWhole)
        guard var sum else { return nil }
        var summands = Array(names.keys)
        if isWhole {
            sum.parts = []
            if let partDigest, partDigest != 0, !summands.isEmpty { summands.append(partDigest) }
        }
        sum.parts.sort { $0.order < $1.order }
        // A census that is not a sum has its own digest.
        sum.summands = summands.count > 1 || !sum.parts.isEmpty ? summands.sorted() : []
        return sum
    }
}

extension RunRecord.Part {
    /// The part with a source as messages name it.
    fileprivate var shown: RunRecord.Part {
        guard shard == nil, let range = ranges.first else { return self }
        return RunRecord.Part(
            RunRecord.Part.Range(
                ofSource: "the source \(range.source)",
                from: range.start,
                to: range.end,
                size: range.size
            )
        )
    }

    /// The place among all parts.
    fileprivate var order: (Int, String, Int, Int) {
        let range = ranges.first
        return (shard?.index ?? 0, range?.source ?? "", range?.start ?? 0, range?.end ?? 0)
    }
}

extension Census.Mismatch {
    /// The reason, with what to do.
    fileprivate var reason: String {
        switch self {
        case .version: "another version counted it; count all parts with the same version"
        case .time: "it was counted with another --now; count all parts with the same time"
        case .key:
            "it was counted with another --block-key; count all parts with the same file there"
        case .size: "their sum has more sessions than a census can count"
        }
    }
}
