/// The state of each optional field of a session: absent, null or with a value.
package struct PresenceCombination: Hashable, Sendable {
    // A required field always has a value.
    private var states = FieldMap(repeating: FieldState.value)

    /// The combination in which each optional field has the state that `state` returns for it.
    package init(_ state: (DeclaredField) -> FieldState) {
        for field in DeclaredField.optionalCases { states[field] = state(field) }
    }

    /// The state of a field.
    package subscript(field: DeclaredField) -> FieldState { states[field] }

    /// All combinations, 3ⁿ for n optional fields; the state of the last field changes fastest.
    package static let all = DeclaredField.optionalCases.reduce(
        [PresenceCombination { _ in .absent }]
    ) { combinations, field in
        combinations.flatMap { combination in
            FieldState.allCases.map { state in
                var combination = combination
                combination.states[field] = state
                return combination
            }
        }
    }
}

extension PresenceCombination: CustomStringConvertible {
    /// The optional fields with their states: `url null, user_id absent`.
    package var description: String {
        DeclaredField.optionalCases.map { "\($0.key) \(self[$0].rawValue)" }
            .joined(separator: ", ")
    }
}
