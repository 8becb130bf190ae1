import SessionModel
import StrictJSON

/// What a model must do with a payload: preserve it, reject it, or either.
package struct PayloadVerdict: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A model must accept the payload and preserve it.
        case conforms

        /// A model must reject the payload.
        case violates

        /// A model may reject the payload, or accept it and preserve it.
        case implementationDefined = "implementation-defined"
    }

    package let kind: Kind

    /// The rules that the payload violates, each once, in the order of detection.
    package let rules: [Rule]

    /// The policy questions that the payload raises, which do not matter if it violates a rule.
    package let questions: PolicyQuestions

    /// Creates the verdict on the bytes of a payload, which may be anything.
    ///
    /// Takes time in proportion to the size of the payload.
    package init(on payload: borrowing RawSpan) {
        do {
            let document = try JSONDocument(parsing: payload)
            var trial = Trial()
            trial.judge(document)
            self.init(rules: trial.rules, questions: trial.questions)
        } catch {
            // A text that is too deep for this reader may not be too deep for a model, so that is a
            // question. Anything after the error has not been read.
            var trial = Trial()
            trial.add(.syntax(error.kind))
            self.init(rules: trial.rules, questions: trial.questions)
        }
    }

    private init(rules: [Rule], questions: PolicyQuestions) {
        kind =
            if !rules.isEmpty {
                .violates
            } else {
                questions.isEmpty ? .conforms : .implementationDefined
            }
        self.rules = rules
        self.questions = questions
    }
}

extension PayloadVerdict {
    /// The rules and questions found in a payload so far.
    private struct Trial {
        var rules: [Rule] = []
        var questions: PolicyQuestions = []

        mutating func judge(_ document: JSONDocument) {
            if document.hasByteOrderMark { add(.byteOrderMark) }
            guard let members = document.root.members else {
                add(.unknownEnvelope(document.root.kind))
                return
            }
            if !document.root.duplicateKeys().isEmpty { add(.duplicateKey) }
            if document.root.hasLoneSurrogate { add(.loneSurrogateInValue) }
            for field in DeclaredField.allCases {
                let values = members.lazy.filter { DeclaredField(key: $0.key) == field }
                judge(values.map(\.value), of: field)
            }
        }

        /// Judges all values of a field.
        ///
        /// If there are several, a model takes one of them. So the payload breaks a rule only if
        /// each of its values does.
        private mutating func judge(_ values: [JSONValue], of field: DeclaredField) {
            guard !values.isEmpty else {
                if field.isRequired { add(.absent(field)) }
                return
            }
            let faults = values.map { field.fault(for: ValueForm($0)) }
            for fault in faults.compactMap(\.self) where fault.question != nil { add(fault) }
            let broken = faults.compactMap(\.self).filter { $0.question == nil }
            if broken.count == values.count, let fault = broken.first { add(fault) }
        }

        /// Adds the policy question of a fault, or its rule if it raises no question.
        mutating func add(_ fault: Fault) {
            if let question = fault.question {
                questions.insert(question)
            } else if !rules.contains(fault.rule) {
                rules.append(fault.rule)
            }
        }
    }
}
