package import Reports

extension RunRecord.Part {
    /// Returns the part as a census has it, which shows no name of a source.
    ///
    /// - Parameters:
    ///   - key: The key of the blocks, which all parts have.
    ///   - search: What was looked for in the sources, which all parts must agree on too.
    /// - Returns: The part.
    package func hidden(by key: BlockKey, searching search: RunOptions.Search) -> RunRecord.Part {
        let search =
            [search.input ?? "", search.readsAllFiles ? "all" : ""] + search.pointers
            + search.prefixes
        func hidden(_ name: String) -> String {
            key.hidden(([name] + search).joined(separator: "\0"))
        }
        guard let shard else {
            return ranges.first.map { range in
                RunRecord.Part(
                    RunRecord.Part.Range(
                        ofSource: hidden(range.source),
                        from: range.start,
                        to: range.end,
                        size: range.size
                    )
                )
            } ?? self
        }
        // The number of the part says which ranges those are.
        var part = RunRecord.Part(shard.index, of: shard.count)
        part.sources = hidden(sources ?? "")
        return part
    }
}

extension RunRecord.Part.Range {
    /// Creates a range in a census, which does not count lines.
    init(ofSource source: String, from start: Int, to end: Int, size: Int?) {
        self.init(
            source: source,
            start: start,
            end: end,
            size: size,
            lines: 0,
            firstLine: nil
        )
    }
}
