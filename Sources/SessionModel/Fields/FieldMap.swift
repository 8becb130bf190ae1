/// One value per declared field, stored inline without an allocation.
@frozen
@usableFromInline
package struct FieldMap<Value> {
    @usableFromInline var values: FieldStorage<Value>

    /// The number of values.
    @inlinable @inline(__always)
    package static var count: Int { FieldStorage<Value>.count }

    /// A map with the same value for each field.
    @inlinable @inline(__always)
    package init(repeating value: Value) { values = FieldStorage(repeating: value) }

    /// A map with the value that `value` returns for each field.
    package init(_ value: (DeclaredField) -> Value) {
        values = FieldStorage { index in value(DeclaredField.allCases[index]) }
    }

    // The accessors yield a value in place. Getters copied all values to read one.

    /// The value of a field.
    @inlinable @inline(__always)
    package subscript(field: DeclaredField) -> Value {
        _read { yield values[field.ordinal] }
        _modify { yield &values[field.ordinal] }
    }

    /// The value of the field with this position in `DeclaredField.allCases`.
    @inlinable @inline(__always)
    package subscript(ordinal ordinal: Int) -> Value {
        _read { yield values[ordinal] }
        _modify { yield &values[ordinal] }
    }
}

extension FieldMap: Sendable where Value: Sendable {}

extension FieldMap: Equatable where Value: Equatable {
    @inlinable
    package static func == (left: Self, right: Self) -> Bool {
        for index in left.values.indices where left.values[index] != right.values[index] {
            return false
        }
        return true
    }
}

extension FieldMap: Hashable where Value: Hashable {
    @inlinable
    package func hash(into hasher: inout Hasher) {
        for index in values.indices { hasher.combine(values[index]) }
    }
}
