// The strings of a payload compare by their Unicode scalars. Swift's `==` is canonical equivalence,
// which would hide a model that normalizes what it reads.

extension String {
    /// Whether both strings have the same Unicode scalars in the same order.
    package func hasSameScalars(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }

    /// Hashes the Unicode scalars, consistently with ``hasSameScalars(as:)``.
    func hashScalars(into hasher: inout Hasher) {
        for byte in utf8 { hasher.combine(byte) }
        // UTF-8 never contains this byte, so it separates one string from the next.
        hasher.combine(0xFF as UInt8)
    }
}

extension OptionalNullable<String> {
    /// Whether both have the same state and, if they have values, the same scalars.
    package func hasSameScalars(as other: Self) -> Bool {
        switch (self, other) {
        case (.absent, .absent), (.null, .null): true
        case (.value(let left), .value(let right)): left.hasSameScalars(as: right)
        case (.absent, _), (.null, _), (.value, _): false
        }
    }
}
