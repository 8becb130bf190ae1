import SessionModel
import StrictJSON

/// What a model owes to one payload: to accept it and give it back, to reject it, or either.
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

    /// The rules that make a violation, in the order in which they are met, each once.
    package let rules: [Rule]

    /// What the implementation is asked; also of a violating payload, where the answer changes
    /// nothing.
    package let questions: PolicyQuestions

    /// The verdict on the bytes of a payload.
    ///
    /// Linear in the payload. Anything may be in it.
    package init(on payload: borrowing RawSpan) {
        do {
            let document = try JSONDocument(parsing: payload)
            var trial = Trial()
            trial.judge(document)
            self.init(rules: trial.rules, questions: trial.questions)
        } catch {
            // Too deep for this reader is not too deep for all; what follows has not been read.
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
    /// What has been seen in a payload so far.
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

        /// Judges all values that one field has been given.
        ///
        /// Of several, a model takes one. So the payload breaks a rule only where each of them
        /// does.
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

        /// Adds the rule of a fault, or the question that a model is asked instead.
        mutating func add(_ fault: Fault) {
            if let question = fault.question {
                questions.insert(question)
            } else if !rules.contains(fault.rule) {
                rules.append(fault.rule)
            }
        }
    }
}
