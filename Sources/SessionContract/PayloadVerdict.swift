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
            let rule = Finding.syntax(error).rule
            // Too deep for this reader is not too deep for all; what follows has not been read.
            self.init(
                rules: rule == .jsonDepth ? [] : [rule],
                questions: rule == .jsonDepth ? [.depth] : []
            )
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
            if document.hasByteOrderMark { questions.insert(.byteOrderMark) }
            guard let members = document.root.members else {
                add(.envelopeUnknown)
                return
            }
            if !document.root.duplicateKeys().isEmpty { questions.insert(.duplicateKey) }
            if document.root.hasLoneSurrogate { questions.insert(.loneSurrogate) }
            for field in DeclaredField.allCases {
                let values = members.lazy.filter { DeclaredField(key: $0.key) == field }
                judge(values.map(\.value), of: field)
            }
        }

        /// Judges all values that one field has been given.
        ///
        /// Of several, a model takes one. So the payload breaks a rule only where each of them does.
        private mutating func judge(_ values: [JSONValue], of field: DeclaredField) {
            guard !values.isEmpty else {
                if field.isRequired { add(.contractMissing) }
                return
            }
            let broken = values.compactMap { rule(brokenBy: $0, as: field) }
            if broken.count == values.count, let rule = broken.first { add(rule) }
        }

        private mutating func rule(brokenBy value: JSONValue, as field: DeclaredField) -> Rule? {
            switch value.content {
            case .null: return field.isRequired ? .contractNull : nil
            case .number(let number) where field.kind == .number:
                switch number.integrality {
                case .integer: return nil
                case .fraction: return .contractFraction
                case .spelledInteger: questions.insert(.integerSpelling)
                case .outOfRange: questions.insert(.integerRange)
                }
                return nil
            default: return value.kind == field.kind ? nil : .contractType
            }
        }

        private mutating func add(_ rule: Rule) {
            if !rules.contains(rule) { rules.append(rule) }
        }
    }
}
