import Platform
import StrictJSON

/// A reply to a round trip or encoding in the usual form, read without building a tree.
///
/// It has `seq`, `outcome`, and a base64 `payload`, `fields` or `reason`, each at most once, with
/// no escapes in keys and no other keys. Nearly all replies have this form.
struct PlainReply {
    private(set) var seq: Int64 = 0
    private(set) var answer = TesteeAnswer.unsupported

    private var outcome: [UInt8] = []
    private var payload: [UInt8]?
    private var fields: ReportedFields?
    private var reason: [UInt8]?
    private var hasSeq = false

    /// Reads a line, or returns `nil` if it does not have the usual form.
    init?(_ line: borrowing RawSpan) {
        var walk = JSONWalk()
        guard case .beginObject = try? walk.next(in: line) else { return nil }
        reading: while true {
            switch try? walk.next(in: line) {
            case .key(let key):
                guard take(key, &walk, line) else { return nil }
            case .endObject:
                break reading
            default:
                return nil
            }
        }
        guard hasSeq, line.endOfWhitespace(from: walk.offset) == line.byteCount else { return nil }
        if outcome == Self.accepted, let payload, reason == nil {
            answer = .accepted(payload, fields: fields)
        } else if outcome == Self.rejected, payload == nil, fields == nil {
            answer = .rejected(reason: OutputText.printable(reason ?? [], limit: 1_000))
        } else {
            return nil
        }
    }

    private static let accepted = Array("accepted".utf8)
    private static let rejected = Array("rejected".utf8)

    /// Reads the value of a member, or returns `false` if it does not have the usual form.
    private mutating func take(
        _ key: JSONStringExtent,
        _ walk: inout JSONWalk,
        _ line: borrowing RawSpan
    ) -> Bool {
        func isNamed(_ name: StaticString) -> Bool {
            key.range.count == name.utf8CodeUnitCount && line.starts(with: name, at: key.start)
        }
        switch try? walk.next(in: line) {
        case .number(let range) where isNamed("seq") && !hasSeq:
            guard case .integer(let number) = JSONNumber.Integrality(ofNumberIn: range, of: line)
            else { return false }
            (seq, hasSeq) = (number, true)
        case .string(let text) where isNamed("outcome") && outcome.isEmpty:
            outcome = JSONString(text, in: line).bytes
        case .string(let text) where isNamed("payload") && payload == nil && !text.hasEscapes:
            payload = Base64.decoded(line.bytes(in: text.range))
            return payload != nil
        case .string(let text) where isNamed("reason") && reason == nil:
            reason = JSONString(text, in: line).bytes
        case .beginObject where isNamed("fields") && fields == nil:
            fields = ReportedFields(&walk, line)
            return fields != nil
        default:
            return false
        }
        return true
    }
}

extension ReportedFields {
    /// Reads the members of an open object, or returns `nil` if a value is not a string or null.
    fileprivate init?(_ walk: inout JSONWalk, _ line: borrowing RawSpan) {
        self.init([:])
        while true {
            switch try? walk.next(in: line) {
            case .key(let key):
                let name = JSONString(key, in: line)
                switch try? walk.next(in: line) {
                case .null: set(name, to: nil)
                case .string(let text): set(name, to: JSONString(text, in: line))
                default: return nil
                }
            case .endObject:
                return
            default:
                return nil
            }
        }
    }
}
