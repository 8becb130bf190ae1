// Swift's `==` on strings is canonical equivalence: it would hide a model that normalises what it
// reads. The strings of a payload compare by their Unicode scalars.

extension String {
    /// Whether both strings have the same Unicode scalars in the same order.
    package func hasSameScalars(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }

    /// Hashes the Unicode scalars, to go with ``hasSameScalars(as:)``.
    func hashScalars(into hasher: inout Hasher) {
        for byte in utf8 { hasher.combine(byte) }
        // No string holds this byte, so it parts one string from the next.
        hasher.combine(0xFF as UInt8)
    }
}

extension OptionalNullable<String> {
    /// Whether both are in the same state and, where there is a value, have the same scalars.
    package func hasSameScalars(as other: Self) -> Bool {
        switch (self, other) {
        case (.absent, .absent), (.null, .null): true
        case (.value(let left), .value(let right)): left.hasSameScalars(as: right)
        case (.absent, _), (.null, _), (.value, _): false
        }
    }
}
