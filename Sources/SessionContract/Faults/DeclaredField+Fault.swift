package import SessionModel
import StrictJSON

extension DeclaredField {
    /// Returns what is wrong with a value of this field, or `nil` if the contract allows it.
    ///
    /// Every reader of payloads calls this function, so all of them agree. The strict decoder of
    /// `SessionModel` deliberately does not: it is a second, independent implementation, and tests
    /// compare the two. Takes constant time and allocates nothing.
    ///
    /// A model may accept some of the faults; see ``Fault/question``.
    package func fault(for value: ValueForm) -> Fault? {
        switch value {
        case .null: isRequired ? .null(self) : nil
        case .number(let integrality) where kind == .number: fault(for: integrality)
        case .boolean, .number, .string, .array, .object:
            value.kind == kind ? nil : .type(self, value.kind)
        }
    }

    private func fault(for integrality: JSONNumber.Integrality) -> Fault? {
        switch integrality {
        case .integer: nil
        case .spelledInteger: .integerSpelling(self)
        case .fraction: .fraction(self)
        case .outOfRange: .range(self)
        }
    }
}
