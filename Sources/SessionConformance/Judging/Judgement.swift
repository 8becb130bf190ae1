import SessionContract

/// What comes of holding one answer against one payload.
package struct Judgement: Sendable {
    /// What the testee did.
    package var outcome: Outcome

    /// What it should not have done; nothing where it keeps the contract.
    package var faults: [RoundTripFault] = []

    /// Which value of a key that is named twice came back, where that can be told.
    var keptValue: KeptValue?

    /// Whether a timestamp that is not of RFC 3339 may be why the payload was rejected.
    var isTimestampRejection = false

    init(outcome: Outcome, faults: [RoundTripFault] = []) {
        self.outcome = outcome
        self.faults = faults
    }

    package var isClean: Bool { faults.isEmpty }

    /// What a testee did, as far as answers can be compared.
    package enum Outcome: Hashable, Sendable {
        /// It gave back a text that reads so.
        case accepted(PayloadReading)
        case rejected

        /// It crashed, hung, failed, or broke the protocol.
        case broke
        case unavailable(String)
    }

    enum KeptValue: Sendable {
        case first
        case last
    }
}

extension Judgement.Outcome {
    /// Whether two answers to one payload may be the same: order, white space and escapes of what
    /// came back carry no meaning, nor does the reason for a rejection.
    ///
    /// An unavailable testee is the same as any answer.
    func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.accepted(let left), .accepted(let right)): left.means(right)
        case (.rejected, .rejected), (.broke, .broke): true
        case (.unavailable, _), (_, .unavailable): true
        case (.accepted, _), (.rejected, _), (.broke, _): false
        }
    }
}
