/// Some of the declared fields, a bit each.
@frozen
@usableFromInline
package struct FieldSet: OptionSet, Hashable, Sendable {
    @usableFromInline package var rawValue: UInt8

    @inlinable @inline(__always)
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The set of this field.
    @inlinable @inline(__always)
    package init(_ field: DeclaredField) {
        rawValue = 1 &<< UInt8(truncatingIfNeeded: field.ordinal)
    }

    /// Every declared field.
    package static let all = FieldSet(DeclaredField.allCases.map { FieldSet($0) })

    /// The fields that a session must have a value for.
    package static let required = FieldSet(
        DeclaredField.allCases.filter(\.isRequired).map { FieldSet($0) }
    )

    /// Whether the field is in the set.
    @inlinable @inline(__always)
    package func contains(_ field: DeclaredField) -> Bool {
        rawValue & FieldSet(field).rawValue != 0
    }

    /// Adds the field, and returns whether it was not in the set before.
    @inlinable @inline(__always)
    package mutating func insert(_ field: DeclaredField) -> Bool {
        let bit = FieldSet(field).rawValue
        defer { rawValue |= bit }
        return rawValue & bit == 0
    }

    /// The fields of the set, in the order of their declaration.
    package var fields: [DeclaredField] {
        isEmpty ? [] : DeclaredField.allCases.filter { contains($0) }
    }
}
