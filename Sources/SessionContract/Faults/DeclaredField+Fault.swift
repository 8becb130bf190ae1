package import SessionModel
import StrictJSON

extension DeclaredField {
    /// What is wrong with a value of this field; `nil` where the contract allows it.
    ///
    /// Every reading of a payload asks here, so that all give the same answer. The strict decoder
    /// of `SessionModel` does not, on purpose: it is the second voice, and the tests compare the
    /// two. Constant time, without memory.
    ///
    /// A model may accept some of the faults: see ``Fault/question``.
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
