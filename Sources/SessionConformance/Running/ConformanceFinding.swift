import SessionContract
import StrictJSON

/// Something that a testee does and the contract does not allow, with the smallest payload that
/// shows it.
public struct ConformanceFinding: Sendable {
    /// What the testee does.
    package let fault: RoundTripFault

    /// What the smallest payload shows about the cause of a fault that hides it; else `nil`.
    let cause: PayloadFeatures?

    /// The phase that met it.
    public let phase: ConformancePhase

    /// The name of the case that met it, such as `violation-type-url-object` or `random-812`.
    public let caseID: String

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
    public var rule: String { fault.rule.id }

    /// The JSON Pointer to the field at fault, empty for the whole payload.
    public var pointer: String { place.description }

    /// What distinguishes this finding from others of its rule and field, such as
    /// `trailing comma`.
    public var kind: String { wording.kind }

    /// What went wrong, in one sentence.
    public var message: String { wording.message }

    /// What was seen.
    public var observed: String { wording.observed }

    /// What would have conformed.
    public var expected: String { wording.expected }

    /// How to fix it.
    public var fix: String { wording.fix }

    /// The smallest payload as text that can be shown anywhere: control characters and bytes that
    /// are not UTF-8 are shown as `\xhh`.
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
