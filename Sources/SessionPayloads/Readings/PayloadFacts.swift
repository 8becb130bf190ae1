import SessionContract
import SessionModel
import StrictJSON

/// The facts about a payload that copies of a ``PayloadReading`` share.
struct PayloadFacts: Hashable, Sendable {
    /// The value of each field; for a duplicate key, the first value.
    private(set) var fields = FieldMap<FieldValue>.absent

    /// The fields with the last value of each duplicate key; `nil` if they mean the same.
    private(set) var lastFields: FieldMap<FieldValue>?

    /// The violations of the contract whichever value of a duplicate key counts: the first fault of
    /// each field.
    private(set) var violations: [Fault] = []

    /// The fields among the violations that have another value with a different fault, so that it
    /// is unknown which one a model used.
    private(set) var ambiguousFields: FieldSet = []

    /// The open questions of the contract that the payload raises.
    private(set) var questions: PolicyQuestions = []

    /// The questions that concern a declared field or the whole text.
    ///
    /// A model cannot avoid them by ignoring undeclared fields.
    private(set) var inescapableQuestions: PolicyQuestions = []

    /// Whether the payload could not be read, so that nothing is known about its fields.
    private(set) var isUnread = false

    /// The questions that the values of a payload with a duplicate key raise, if the first or the
    /// last ones count; `nil` without such a key.
    private(set) var questionsOfValues: QuestionsOfValues?

    /// The questions that values raise, depending on which ones count.
    struct QuestionsOfValues: Hashable, Sendable {
        var first: PolicyQuestions
        var last: PolicyQuestions
    }

    /// The questions whose answer may be a reason to reject the payload.
    ///
    /// They are the ``questions``, and the spelling of integers if one beyond 64 bits is written
    /// with a fraction part or an exponent.
    private(set) var causes: PolicyQuestions = []

    /// Whether a duplicate key has both a valid and an invalid value, so that a model may reject
    /// the payload.
    private(set) var hasInvalidValue = false

    /// Whether a later value of a timestamp field is a string that is not an RFC 3339 date-time.
    private var hasOtherLaterTimestamp = false

    /// Whether any value of a timestamp field is a string that is not an RFC 3339 date-time.
    ///
    /// Few payloads are rejected, and only then it matters, so it is found out when it is asked.
    var hasOtherTimestamps: Bool {
        hasOtherLaterTimestamp
            || DeclaredField.allCases.contains { $0.isTimestamp && fields[$0].isOtherTimestamp }
    }

    /// What the contract requires of a model for this payload.
    var kind: PayloadVerdict.Kind {
        guard violations.isEmpty else { return .violates }
        return questions.isEmpty ? .conforms : .implementationDefined
    }

    /// Reads a payload.
    ///
    /// Takes linear time. The payload may be any bytes.
    mutating func read(_ payload: [UInt8]) {
        let outline: JSONOutline
        do throws(JSONSyntaxError) {
            outline = try JSONOutline(parsing: payload)
        } catch {
            // A text that is too deep for this parser may be fine for a model.
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
        causes.insert(question)
        if inescapably { inescapableQuestions.insert(question) }
    }

    private mutating func read(_ members: [JSONOutline.Member], in text: borrowing RawSpan) {
        var later: FieldMap<FieldValue>?
        // The fault of the first invalid value of each field, and whether the field has an invalid
        // value and a valid one.
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
                if field.isTimestamp, value.isOtherTimestamp { hasOtherLaterTimestamp = true }
                if later == nil { later = fields }
            }
            later?[field] = value
        }
        conclude(faults, broken: broken, sound: sound)
        if let later {
            questionsOfValues = QuestionsOfValues(first: fields.questions, last: later.questions)
            if !later.means(fields) { lastFields = later }
        }
    }

    /// Records a violation for each field without a valid value, and whether any field has both.
    private mutating func conclude(
        _ faults: FieldMap<Fault?>,
        broken: FieldSet,
        sound: FieldSet
    ) {
        hasInvalidValue = !broken.isDisjoint(with: sound)
        for field in broken.union(.required).subtracting(sound).fields {
            guard let fault = faults[field] ?? FieldValue.absent.fault(as: field) else { continue }
            violations.append(fault)
        }
    }

    /// Returns how a value violates the contract, and records the open questions that it raises.
    private mutating func violation(by value: FieldValue, of field: DeclaredField) -> Fault? {
        if case .string(let text) = value, text.hasLoneSurrogate {
            ask(.loneSurrogate, inescapably: true)
        }
        guard let fault = value.fault(as: field) else { return nil }
        guard let question = fault.question else { return fault }
        ask(question, inescapably: true)
        if question == .integerRange, value.isSpelledWithMoreThanDigits {
            causes.insert(.integerSpelling)
        }
        return nil
    }

    /// Reads the declared fields of a payload that is nested too deep.
    ///
    /// The nested values are not checked and may have any fault, so a model may reject the payload.
    private mutating func readSurface(of payload: [UInt8]) {
        var surface = Self()
        surface.read(PayloadSurface.shallow(payload))
        if surface.kind == .conforms {
            fields = surface.fields
            hasOtherLaterTimestamp = surface.hasOtherLaterTimestamp
        } else {
            isUnread = true
        }
        ask(.depth, inescapably: true)
    }
}

extension FieldValue {
    /// Whether the value is a number with a fraction part or an exponent.
    fileprivate var isSpelledWithMoreThanDigits: Bool {
        guard case .number(let number) = self else { return false }
        return number.text.utf8.contains { !$0.isDigit && $0 != UInt8(ascii: "-") }
    }

    /// Whether the value is a string that is not an RFC 3339 date-time.
    fileprivate var isOtherTimestamp: Bool {
        guard case .string(let text) = self else { return false }
        guard let text = text.string else { return true }
        return !Timestamp(text).dialect.isRFC3339
    }
}
