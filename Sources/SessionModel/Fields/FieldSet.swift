/// A set of declared fields, with one bit per field.
@frozen
@usableFromInline
package struct FieldSet: OptionSet, Hashable, Sendable {
    @usableFromInline package var rawValue: UInt8

    @inlinable @inline(__always)
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The set with only this field.
    @inlinable @inline(__always)
    package init(_ field: DeclaredField) {
        rawValue = 1 &<< UInt8(truncatingIfNeeded: field.ordinal)
    }

    /// Every declared field.
    package static let all = FieldSet(DeclaredField.allCases.map { FieldSet($0) })

    /// The fields for which every session must have a value.
    package static let required = FieldSet(
        DeclaredField.allCases.filter(\.isRequired).map { FieldSet($0) }
    )

    /// Whether the field is in the set.
    @inlinable @inline(__always)
    package func contains(_ field: DeclaredField) -> Bool {
        rawValue & FieldSet(field).rawValue != 0
    }

    /// Adds the field, and returns whether it is new in the set.
    @inlinable @inline(__always)
    package mutating func insert(_ field: DeclaredField) -> Bool {
        let bit = FieldSet(field).rawValue
        defer { rawValue |= bit }
        return rawValue & bit == 0
    }

    /// The fields of the set, in the order of declaration.
    package var fields: [DeclaredField] {
        isEmpty ? [] : DeclaredField.allCases.filter { contains($0) }
    }
}
