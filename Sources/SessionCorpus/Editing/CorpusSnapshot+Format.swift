extension CorpusSnapshot {
    /// The files whose layout differs from the canonical one, with their canonical text.
    ///
    /// A file that is no JSON text is left alone; lint says what is wrong with it.
    package func reformatted() -> [String: [UInt8]] {
        var changed: [String: [UInt8]] = [:]
        for path in formattedPaths {
            guard let bytes = files[path], let text = try? CorpusFormatter.format(bytes),
                text != bytes
            else { continue }
            changed[path] = text
        }
        return changed
    }

    /// Lays out the files of the corpus in the folder `root` and returns the paths that changed.
    ///
    /// With `isDryRun` nothing is written.
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
