import SessionContract
import StrictJSON

/// What a text says of a session, as ``PayloadReading`` shares it.
struct PayloadFacts: Hashable, Sendable {
    /// What each field has; of a key that is named twice, the first value.
    private(set) var fields = FieldTable()

    /// The fields with the last value of each key that is named twice, where that differs.
    private(set) var lastFields: FieldTable?

    /// What breaks the contract whichever value of a key counts.
    private(set) var violations: [Violation] = []

    /// What the implementation is asked.
    private(set) var questions: PolicyQuestions = []

    /// The questions that concern a declared field or the whole text, so that no model can overlook
    /// them by leaving undeclared fields alone.
    private(set) var inescapableQuestions: PolicyQuestions = []

    /// Whether the payload could not be read, so that nothing is known of its fields.
    private(set) var isUnread = false

    /// Whether something else than the questions may be why a model rejects the payload: the value
    /// that it does not go by is broken, or an integer too great is spelled with an exponent.
    private(set) var hasOtherCause = false

    /// What a model owes to the payload.
    var kind: PayloadVerdict.Kind {
        guard violations.isEmpty else { return .violates }
        return questions.isEmpty ? .conforms : .implementationDefined
    }

    /// Reads a payload.
    ///
    /// Linear in its length; anything may be in it.
    mutating func read(_ payload: [UInt8]) {
        let outline: JSONOutline
        do throws(JSONSyntaxError) {
            outline = try JSONOutline(parsing: payload)
        } catch {
            // Too deep for this reader is not too deep for all.
            if error.kind == .tooDeep {
                readSurface(of: payload)
            } else {
                violations = [Violation(.syntax(error.kind))]
            }
            return
        }
        if outline.hasByteOrderMark { ask(.byteOrderMark, inescapably: true) }
        guard outline.kind == .object else {
            violations = [Violation(.noObject(outline.kind))]
            return
        }
        if outline.hasDuplicateKey { ask(.duplicateKey, inescapably: false) }
        if outline.hasLoneSurrogate { ask(.loneSurrogate, inescapably: false) }
        unsafe read(outline.members, in: payload.span.bytes)
    }
}

extension PayloadFacts {
    private mutating func ask(_ question: PolicyQuestion, inescapably: Bool) {
        questions.insert(question)
        if inescapably { inescapableQuestions.insert(question) }
    }

    private mutating func read(_ members: [JSONOutline.Member], in text: borrowing RawSpan) {
        var later: FieldTable?
        // Of each field, how its first value breaks the contract, and whether another does not.
        var faults = [5 of Violation.Fault?](repeating: nil)
        var sound: UInt8 = 0
        var ambiguous: UInt8 = 0
        var present: UInt8 = 0
        for member in members {
            guard let field = DeclaredField(key: member.key, in: text) else { continue }
            let value = FieldValue(member.value, in: text)
            askAbout(value, of: field)
            if let fault = value.fault(as: field) {
                let first = faults[field.rawValue] ?? fault
                if first != fault { ambiguous |= field.bit }
                faults[field.rawValue] = first
            } else {
                sound |= field.bit
            }
            let isRepeated = present & field.bit != 0
            present |= field.bit
            if isRepeated {
                ask(.duplicateKey, inescapably: true)
                if later == nil { later = fields }
            } else {
                fields[field] = value
            }
            later?[field] = value
        }
        for field in DeclaredField.allCases {
            let fault = faults[field.rawValue]
            if sound & field.bit != 0 {
                if fault != nil { hasOtherCause = true }
            } else if let fault = fault ?? (field.isRequired ? .missing : nil) {
                let isAmbiguous = ambiguous & field.bit != 0
                violations.append(Violation(fault, of: field, isAmbiguous: isAmbiguous))
            }
        }
        if let later, !later.means(fields) { lastFields = later }
    }

    /// Asks what the contract leaves open about the value of a declared field.
    private mutating func askAbout(_ value: FieldValue, of field: DeclaredField) {
        switch value {
        case .string(let text) where text.hasLoneSurrogate:
            ask(.loneSurrogate, inescapably: true)
        case .number(let number) where field.kind == .number:
            switch number.integrality {
            case .integer, .fraction: break
            case .spelledInteger: ask(.integerSpelling, inescapably: true)
            case .outOfRange:
                ask(.integerRange, inescapably: true)
                if number.text.utf8.contains(where: { !$0.isDigit && $0 != UInt8(ascii: "-") }) {
                    hasOtherCause = true
                }
            }
        default: break
        }
    }

    /// Reads a payload that is nested too deep, as far as its declared fields go.
    ///
    /// What is nested may hold any fault, so nothing but rejection and preservation is judged.
    private mutating func readSurface(of payload: [UInt8]) {
        var surface = Self()
        surface.read(PayloadSurface.shallow(payload))
        if surface.kind == .conforms { fields = surface.fields } else { isUnread = true }
        ask(.depth, inescapably: true)
    }
}
