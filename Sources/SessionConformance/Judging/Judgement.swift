import SessionContract
package import SessionPayloads

/// The judgement on one answer to one payload.
package struct Judgement: Sendable {
    /// What the testee did.
    package var outcome: Outcome

    /// What the testee did wrong; empty if the answer conforms.
    package var faults: [RoundTripFault] = []

    /// Which value of a duplicate key came back; `nil` if unknown.
    var keptValue: CountingValue?

    init(outcome: Outcome, faults: [RoundTripFault] = []) {
        self.outcome = outcome
        self.faults = faults
    }

    package var isClean: Bool { faults.isEmpty }

    /// The comparable part of an answer.
    package enum Outcome: Hashable, Sendable {
        /// The testee accepted the payload; this is the reading of its output.
        case accepted(PayloadReading)
        case rejected

        /// The testee crashed, hung, failed, or violated the protocol.
        case broke
        case unavailable(String)
    }
}

extension Judgement.Outcome {
    /// Returns whether two answers to the same payload agree.
    ///
    /// The order, white space and escapes of outputs have no meaning, nor do reasons for
    /// rejections. An unavailable testee agrees with any answer.
    func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.accepted(let left), .accepted(let right)): left.means(right)
        case (.rejected, .rejected), (.broke, .broke): true
        case (.unavailable, _), (_, .unavailable): true
        case (.accepted, _), (.rejected, _), (.broke, _): false
        }
    }
}
