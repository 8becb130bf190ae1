import SessionContract
import StrictJSON

/// A violation of the contract by a testee, with the smallest payload that shows it.
public struct ConformanceFinding: Sendable {
    /// What the testee does wrong.
    package internal(set) var fault: RoundTripFault

    /// The features of the smallest payload.
    let reason: PayloadFeatures

    /// The phase that found it.
    public let phase: ConformancePhase

    /// The name of the case that found it, such as `violation-type-object-url` or `random-812`.
    public let caseID: String

    /// The smallest payload that shows it.
    public let payload: [UInt8]

    /// The first payload that showed it, before shrinking.
    public let original: [UInt8]

    /// The number of shrinking steps from the first payload to the smallest.
    public let shrinks: Int

    /// Whether a case of another shard showed it first.
    let isOfOthers: Bool

    /// What puts it in order.
    package let rank: Rank

    /// What cases that belong to the finding are about, each of them about one thing only.
    var shownAspects: Set<Aspect> = []

    /// The number of cases that showed it.
    public internal(set) var count: Int

    /// The replay token that shows it again.
    public internal(set) var replay: ConformanceToken
}

extension ConformanceFinding {
    /// The id of the violated rule, such as `roundtrip/null-lost`.
    public var rule: String { fault.rule.id }

    /// The JSON Pointer to the field at fault; empty for the whole payload.
    public var pointer: String { place.description }

    /// What distinguishes this finding from others of its rule and field, such as
    /// `trailing comma`.
    public var kind: String { wording.kind }

    /// The fault in one sentence, without a full stop.
    public var message: String { wording.message }

    /// The observed behaviour.
    public var observed: String { wording.observed }

    /// The conforming behaviour.
    public var expected: String { wording.expected }

    /// How to fix it.
    public var fix: String { wording.fix }

    /// The smallest payload as printable text, with control characters and invalid UTF-8 as `\xhh`.
    public var payloadText: String { PayloadText.whole(payload) }
}

extension ConformanceFinding: CustomStringConvertible {
    /// The finding in a few lines: rule, payload, observed and expected behaviour, replay token.
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

extension ConformanceToken {
    /// The maximum length of a payload that is kept beside the smallest one, in bytes.
    private static let longestOriginal = 1024

    /// Creates the token of a finding.
    ///
    /// - Parameters:
    ///   - payloads: The smallest payloads that show the fault.
    ///   - fault: The fault.
    ///   - hit: The case that it was found with, whose payload is kept too unless it is long.
    init(_ payloads: [[UInt8]], of fault: RoundTripFault, _ hit: PhaseTally.Hit) {
        let hash = FaultHash(fault.identity)
        var cases = [
            Case(payloads: payloads, question: hit.question, isOriginal: false, fault: hash)
        ]
        // Earlier payloads, or another spelling, belong to a fault of several payloads.
        let isOne = payloads.count == 1 && payloads != [hit.payload]
        if isOne, hit.payload.count <= Self.longestOriginal {
            cases.append(
                Case(payloads: [hit.payload], question: hit.question, isOriginal: true, fault: hash)
            )
        }
        self.init(cases)
    }
}
