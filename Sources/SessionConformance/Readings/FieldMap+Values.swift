import SessionContract
import SessionModel
import StrictJSON

/// What a text says of all declared fields.
extension FieldMap<FieldValue> {
    /// No field is there.
    static var absent: Self { Self(repeating: .absent) }

    /// Whether both say the same of each field.
    func means(_ other: Self) -> Bool {
        for field in DeclaredField.allCases where !self[field].means(other[field]) {
            return false
        }
        return true
    }

    /// The fields that are not absent.
    var present: FieldSet {
        var present: FieldSet = []
        for field in DeclaredField.allCases where !self[field].isAbsent {
            present.formUnion(FieldSet(field))
        }
        return present
    }

    /// How the fields break the contract, in their order; what a model is asked does not.
    var violations: [Fault] {
        DeclaredField.allCases.compactMap { field in
            guard let fault = self[field].fault(as: field), fault.question == nil else {
                return nil
            }
            return fault
        }
    }
}
