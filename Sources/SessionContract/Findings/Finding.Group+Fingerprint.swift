extension Finding.Group {
    /// The number of hexadecimal digits of a fingerprint.
    private static let fingerprintLength = 16

    /// The name of the row in baselines and in other programs: the first 16 hexadecimal digits of
    /// SHA-256 over the id of the rule, the shape of the pointer and the observed kind.
    ///
    /// It depends on no value, line, version or wording, so it is the same for every payload, seed
    /// and release. Linear in the lengths of the three.
    package var fingerprint: String {
        var hash = SHA256()
        // An id has no NUL, and a key with one is hidden, so the parts cannot run together.
        hash.update(Array("\(rule.id)\0\(pointerShape)\0\(observedKind)".utf8))
        return String(hash.finish().prefix(Self.fingerprintLength))
    }
}
