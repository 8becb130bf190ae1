import SessionContract

extension CorpusSnapshot {
    /// The SHA-256 digest that identifies this corpus, in hexadecimal digits.
    ///
    /// It covers all files but Markdown, in the order of their paths. Path and length precede each
    /// file, so that moving bytes from one file to the next changes the digest. Linear in the size
    /// of the corpus.
    package var digest: String {
        var digest = SHA256()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where !path.hasSuffix(".md") {
            digest.update(Array("\(path)\n\(bytes.count)\n".utf8))
            digest.update(bytes)
        }
        return digest.finish()
    }
}
