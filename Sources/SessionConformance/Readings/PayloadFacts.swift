import SessionContract
import SessionModel
import StrictJSON

/// What a text says of a session, as ``PayloadReading`` shares it.
struct PayloadFacts: Hashable, Sendable {
    /// What each field has; of a key that is named twice, the first value.
    private(set) var fields = FieldMap<FieldValue>.absent

    /// The fields with the last value of each key that is named twice, where that differs.
    private(set) var lastFields: FieldMap<FieldValue>?

    /// What breaks the contract whichever value of a key counts, of each field the first.
    private(set) var violations: [Fault] = []

    /// The fields among the violations that are named again with a value that is wrong in another
    /// way, so that a model may have taken that one.
    private(set) var ambiguousFields: FieldSet = []

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
                violations = [.syntax(error.kind)]
            }
            return
        }
        if outline.hasByteOrderMark { ask(.byteOrderMark, inescapably: true) }
        guard outline.kind == .object else {
            violations = [.unknownEnvelope(outline.kind)]
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
        var later: FieldMap<FieldValue>?
        // Of each field, how its first wrong value breaks the contract, and whether one is sound.
        var faults = FieldMap<Fault?>(repeating: nil)
        var (present, broken, sound): (FieldSet, FieldSet, FieldSet) = ([], [], [])
        for member in members {
            guard let field = DeclaredField(key: member.key, in: text) else { continue }
            let value = FieldValue(member.value, in: text)
            if let fault = violation(by: value, of: field) {
                if let first = faults[field] {
                    if first != fault { ambiguousFields.formUnion(FieldSet(field)) }
                } else {
                    faults[field] = fault
                    broken.formUnion(FieldSet(field))
                }
            } else {
                sound.formUnion(FieldSet(field))
            }
            if present.insert(field) {
                fields[field] = value
            } else {
                ask(.duplicateKey, inescapably: true)
                if later == nil { later = fields }
            }
            later?[field] = value
        }
        conclude(faults, broken: broken, sound: sound)
        if let later, !later.means(fields) { lastFields = later }
    }

    /// Notes the fields of which no value is sound, and those of which one is and one is not.
    private mutating func conclude(
        _ faults: FieldMap<Fault?>,
        broken: FieldSet,
        sound: FieldSet
    ) {
        if !broken.isDisjoint(with: sound) { hasOtherCause = true }
        for field in broken.union(.required).subtracting(sound).fields {
            guard let fault = faults[field] ?? FieldValue.absent.fault(as: field) else { continue }
            violations.append(fault)
        }
    }

    /// How a value breaks the contract, after asking what the contract leaves open about it.
    private mutating func violation(by value: FieldValue, of field: DeclaredField) -> Fault? {
        if case .string(let text) = value, text.hasLoneSurrogate {
            ask(.loneSurrogate, inescapably: true)
        }
        guard let fault = value.fault(as: field) else { return nil }
        guard let question = fault.question else { return fault }
        ask(question, inescapably: true)
        if question == .integerRange, value.isSpelledWithMoreThanDigits { hasOtherCause = true }
        return nil
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

extension FieldValue {
    /// Whether it is a number with a fraction part or an exponent.
    fileprivate var isSpelledWithMoreThanDigits: Bool {
        guard case .number(let number) = self else { return false }
        return number.text.utf8.contains { !$0.isDigit && $0 != UInt8(ascii: "-") }
    }
}
