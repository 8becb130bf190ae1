package import SessionContract
package import SessionModel
import StrictJSON

/// The values of all declared fields in a JSON text.
extension FieldMap<FieldValue> {
    /// All fields absent.
    package static var absent: Self { Self(repeating: .absent) }

    /// Returns whether both have the same meaning for each field.
    package func means(_ other: Self) -> Bool {
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

    /// The open questions of the contract that the values raise.
    package var questions: PolicyQuestions {
        var questions: PolicyQuestions = []
        for field in DeclaredField.allCases {
            for question in [PolicyQuestion.integerRange, .integerSpelling, .loneSurrogate]
            where self[field].raises(question, in: field) {
                questions.insert(question)
            }
        }
        return questions
    }

    /// The faults of the fields, in order, except for open questions of the contract.
    package var violations: [Fault] {
        DeclaredField.allCases.compactMap { field in
            guard let fault = self[field].fault(as: field), fault.question == nil else {
                return nil
            }
            return fault
        }
    }
}
