package import SessionContract
package import SessionModel
import StrictJSON

/// The meaning of a payload: the value of each declared field, and its violations.
///
/// It agrees with ``PayloadVerdict``, and also keeps the values that a judgement of a model needs.
/// Readings are copied often, so copies share one object.
package struct PayloadReading: Sendable {
    private let shared: Shared

    private final class Shared: Sendable {
        let payload: [UInt8]
        let facts: PayloadFacts

        init(of payload: [UInt8]) {
            self.payload = payload
            var facts = PayloadFacts()
            facts.read(payload)
            self.facts = facts
        }
    }

    /// Reads a payload.
    ///
    /// Takes linear time. The payload may be any bytes.
    package init(of payload: [UInt8]) {
        shared = Shared(of: payload)
    }

    /// The payload itself.
    package var payload: [UInt8] { shared.payload }

    /// The value of each field; for a duplicate key, the first value.
    package var fields: FieldMap<FieldValue> { shared.facts.fields }

    /// The fields with the last value of each duplicate key; `nil` if they mean the same.
    package var lastFields: FieldMap<FieldValue>? { shared.facts.lastFields }

    /// The violations of the contract whichever value of a duplicate key counts.
    package var violations: [Fault] { shared.facts.violations }

    /// Returns whether the field of a violation has another value with a different fault.
    package func isAmbiguous(_ violation: Fault) -> Bool {
        violation.field.map { shared.facts.ambiguousFields.contains($0) } ?? false
    }

    /// The open questions of the contract that the payload raises.
    package var questions: PolicyQuestions { shared.facts.questions }

    /// The questions that a model cannot avoid by ignoring undeclared fields.
    package var inescapableQuestions: PolicyQuestions { shared.facts.inescapableQuestions }

    /// Returns whether a model that accepts the payload must have decided a question.
    ///
    /// A model need not look at values that do not count. If it is unknown which ones do, either
    /// ones must raise the question.
    package func decides(_ question: PolicyQuestion, counting: CountingValue?) -> Bool {
        guard inescapableQuestions.contains(question) else { return false }
        switch question {
        case .duplicateKey, .byteOrderMark, .depth: return true
        case .integerRange, .integerSpelling, .loneSurrogate: break
        }
        guard let values = shared.facts.questionsOfValues else { return true }
        return switch counting {
        case .first: values.first.contains(question)
        case .last: values.last.contains(question)
        case nil: values.first.contains(question) && values.last.contains(question)
        }
    }

    /// Whether the payload could not be read, so that nothing is known about its fields.
    package var isUnread: Bool { shared.facts.isUnread }

    /// The questions whose answer may be a reason to reject the payload.
    package var causes: PolicyQuestions { shared.facts.causes }

    /// Whether a duplicate key has both a valid and an invalid value.
    package var hasInvalidValue: Bool { shared.facts.hasInvalidValue }

    /// Whether any value of a timestamp field is a string that is not an RFC 3339 date-time.
    ///
    /// A model that parses timestamps may reject it.
    package var hasOtherTimestamps: Bool { shared.facts.hasOtherTimestamps }

    /// What the contract requires of a model for this payload.
    package var kind: PayloadVerdict.Kind { shared.facts.kind }

    /// Returns whether both mean the same session, whatever else they contain.
    package func means(_ other: PayloadReading) -> Bool {
        fields.means(other.fields) && violations.isEmpty == other.violations.isEmpty
    }
}

extension PayloadReading: Hashable {
    /// Returns whether the facts of both payloads are equal.
    package static func == (left: Self, right: Self) -> Bool {
        left.shared === right.shared || left.shared.facts == right.shared.facts
    }

    /// Hashes the facts.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(shared.facts)
    }
}

// MARK: - Outputs

extension PayloadReading {
    /// Returns whether `output` plainly preserves this payload.
    ///
    /// That is, the payload conforms, and `output` equals it or is one object with exactly its
    /// declared fields, each once and with the same value. This covers the output of most correct
    /// models without building a reading of it.
    package func isPreserved(in output: [UInt8]) -> Bool {
        guard kind == .conforms else { return false }
        let output = unsafe output.span.bytes
        if unsafe output.hasSameBytes(as: payload.span.bytes) { return true }
        return isPlainly(in: output)
    }

    private func isPlainly(in output: borrowing RawSpan) -> Bool {
        var walk = JSONWalk()
        var seen: FieldSet = []
        guard case .beginObject = try? walk.next(in: output) else { return false }
        while true {
            switch try? walk.next(in: output) {
            case .key(let extent):
                guard let field = DeclaredField(key: extent, in: output),
                    seen.insert(field),
                    let value = try? walk.next(in: output),
                    fields[field].isSpelled(by: value, in: output)
                else { return false }
            case .endObject:
                guard output.endOfWhitespace(from: walk.offset) == output.byteCount else {
                    return false
                }
                return fields.present == seen
            default:
                return false
            }
        }
    }
}
