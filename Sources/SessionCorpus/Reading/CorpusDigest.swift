extension CorpusSnapshot {
    /// What tells this corpus from every other: the SHA-256 of its cases, in hexadecimal digits.
    ///
    /// Taken over the files that decide what is expected, in the order of their paths, each with
    /// its path and its length before it. Prose does not count. Linear in the size of the corpus.
    package var digest: String {
        var digest = SHA256()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where !path.hasSuffix(".md") {
            digest.update(Array("\(path)\n\(bytes.count)\n".utf8))
            digest.update(bytes)
        }
        return digest.finish().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
