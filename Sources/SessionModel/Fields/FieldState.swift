/// Whether a field is absent, null or has a value.
package enum FieldState: String, CaseIterable, Hashable, Sendable {
    case absent
    case null
    case value
}

extension OptionalNullable {
    /// The state of the field, without its value.
    package var state: FieldState {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value: .value
        }
    }

    /// The field in this state: absent, null, or unchanged for `value`.
    package func inState(_ state: FieldState) -> Self {
        switch state {
        case .absent: .absent
        case .null: .null
        case .value: self
        }
    }
}
