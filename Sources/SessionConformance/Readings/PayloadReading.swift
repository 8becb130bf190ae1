package import SessionContract
import SessionModel
import StrictJSON

/// What a text says of a session: the value of each declared field, and what is wrong with it.
///
/// It agrees with ``PayloadVerdict``, and keeps what a judgement of a model needs besides. Readings
/// are copied often, so copies share what was read.
package struct PayloadReading: Sendable {
    private let shared: Shared

    private final class Shared: Sendable {
        let facts: PayloadFacts

        init(of payload: [UInt8]) {
            var facts = PayloadFacts()
            facts.read(payload)
            self.facts = facts
        }
    }

    /// Reads a payload.
    ///
    /// Linear in its length; anything may be in it.
    package init(of payload: [UInt8]) {
        shared = Shared(of: payload)
    }

    /// What each field has; of a key that is named twice, the first value.
    var fields: FieldMap<FieldValue> { shared.facts.fields }

    /// The fields with the last value of each key that is named twice, where that differs.
    var lastFields: FieldMap<FieldValue>? { shared.facts.lastFields }

    /// What breaks the contract whichever value of a key counts, of each field the first.
    package var violations: [Fault] { shared.facts.violations }

    /// Whether a violation is one of two, of which either may have been taken.
    func isAmbiguous(_ violation: Fault) -> Bool {
        violation.field.map { shared.facts.ambiguousFields.contains($0) } ?? false
    }

    /// What the implementation is asked.
    package var questions: PolicyQuestions { shared.facts.questions }

    /// The questions that no model can overlook by leaving undeclared fields alone.
    var inescapableQuestions: PolicyQuestions { shared.facts.inescapableQuestions }

    /// Whether the payload could not be read, so that nothing is known of its fields.
    var isUnread: Bool { shared.facts.isUnread }

    /// Whether something else than the questions may be why a model rejects the payload.
    var hasOtherCause: Bool { shared.facts.hasOtherCause }

    /// What a model owes to the payload.
    package var kind: PayloadVerdict.Kind { shared.facts.kind }

    /// Whether both mean the same session, whatever else is in them.
    func means(_ other: PayloadReading) -> Bool {
        fields.means(other.fields) && violations.isEmpty == other.violations.isEmpty
    }
}

extension PayloadReading: Hashable {
    /// Whether both payloads say the same.
    package static func == (left: Self, right: Self) -> Bool {
        left.shared === right.shared || left.shared.facts == right.shared.facts
    }

    /// Hashes what was read.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(shared.facts)
    }
}

// MARK: - Outputs

extension PayloadReading {
    /// Whether `output` is the conforming payload `text` itself, or else one object of just its
    /// fields, each there once and with the same value.
    ///
    /// Of what a right model gives back that is all there is to find out, and it takes no memory.
    func isPreserved(in output: [UInt8], of text: [UInt8]?) -> Bool {
        guard kind == .conforms else { return false }
        let output = unsafe output.span.bytes
        if let text, unsafe output.hasSameBytes(as: text.span.bytes) { return true }
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
