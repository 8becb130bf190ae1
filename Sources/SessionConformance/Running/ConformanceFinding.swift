package import SessionContract
import StrictJSON

/// Something that a testee does and the contract does not allow, with the smallest payload that
/// shows it.
public struct ConformanceFinding: Sendable {
    /// The finding as reports know it.
    package let finding: Finding

    /// The phase that met it.
    public let phase: ConformancePhase

    /// The name of the case that met it, such as `violation-type-url-object` or `random-812`.
    public let caseID: String

    /// How many cases of the phase it failed before this one, this one included.
    package let caseNumber: Int

    /// The smallest payload that shows it.
    public let payload: [UInt8]

    /// The payload that showed it first.
    public let original: [UInt8]

    /// How many steps led from the first payload to the smallest.
    public let shrinks: Int

    /// How many cases showed it.
    public internal(set) var count: Int

    /// What shows it again.
    public let replay: ConformanceToken
}

extension ConformanceFinding {
    /// The id of the rule that is broken, such as `roundtrip/null-lost`.
    public var rule: String { finding.rule.id }

    /// The JSON Pointer to the field at fault, empty for the whole payload.
    public var pointer: String { finding.pointer.description }

    /// What tells this finding from others of its rule and field, such as `trailing comma`.
    public var kind: String { finding.observed.kind }

    /// What went wrong, in one sentence.
    public var message: String { finding.message }

    /// What was seen.
    public var observed: String { finding.observed.summary }

    /// What would have conformed.
    public var expected: String { finding.expected }

    /// How to mend it.
    public var fix: String { finding.fix }

    /// The smallest payload as text that can be shown anywhere: control characters and bytes that
    /// are not UTF-8 stand as `\xhh`.
    public var payloadText: String { PayloadText.whole(payload) }
}

extension ConformanceFinding: CustomStringConvertible {
    /// The finding in a few lines: the rule, the payload, what was seen and expected, the token.
    public var description: String {
        let place = pointer.isEmpty ? "" : " at \(pointer)"
        return """
            \(rule)\(place): \(message)
              payload:  \(PayloadText.shown(payload))
              observed: \(observed)
              expected: \(expected)
              replay:   \(replay)
            """
    }
}
