extension CorpusSnapshot {
    /// Returns the canonical text of each file whose layout differs from it, and the schema if it
    /// lists other flags than `flags.json`.
    ///
    /// Files that are not JSON are skipped; the lint reports them.
    package func reformatted() -> [String: [UInt8]] {
        var changed: [String: [UInt8]] = [:]
        for path in formattedPaths {
            guard let bytes = files[path], let text = try? CorpusFormatter.format(bytes),
                text != bytes
            else { continue }
            changed[path] = text
        }
        if let schema = files[SchemaFlags.path],
            let flags = SchemaFlags(
                in: schema,
                comparedWith: files[Definition.Kind.flags.path]
            )
        {
            changed[SchemaFlags.path] = flags.corrected(schema)
        }
        return changed
    }

    /// Formats the files of the corpus in the folder `root`, and returns the paths that changed.
    ///
    /// With `isDryRun`, no file is written.
    package static func format(
        root: String,
        isDryRun: Bool = false
    ) throws(CorpusFailure) -> [String] {
        let changed = try CorpusSnapshot(root: root).reformatted()
        let paths = changed.keys.sorted()
        guard !isDryRun else { return paths }
        for path in paths {
            guard let bytes = changed[path] else { continue }
            try write(bytes, to: path, below: root)
        }
        return paths
    }
}
