/// Two readings that should have the same findings and do not.
package struct Difference: Error, Sendable, CustomStringConvertible {
    /// The name of the comparison.
    package let name: String

    /// The payloads that were read.
    package let payloads: [[UInt8]]

    package let expected: [String]
    package let found: [String]

    package init(_ name: String, _ payloads: [[UInt8]], expected: [String], found: [String]) {
        self.name = name
        self.payloads = payloads
        self.expected = expected
        self.found = found
    }

    /// The findings that are on one side only.
    package var description: String {
        let missing = expected.filter { !found.contains($0) }
        let surplus = found.filter { !expected.contains($0) }
        let shown =
            missing.prefix(5).map { "  expected \($0)" }
            + surplus.prefix(5).map { "  found    \($0)" }
            + (missing.isEmpty && surplus.isEmpty
                ? ["  the same rows in another order or number"] : [])
        let texts = payloads.prefix(3).map {
            "  \(String(decoding: $0.prefix(500), as: UTF8.self))"
        }
        return ([name] + shown + texts).joined(separator: "\n")
    }
}
