import SessionContract
import SessionModel
import SessionPayloads
import Synchronization

/// A payload with a name that is the same in every run.
package struct PlannedCase: Sendable {
    /// The name, such as `violation-type-object-url`: unique in its phase, and permanent.
    package var id: String

    package let payload: [UInt8]

    /// The reading of the payload, created once for all runs.
    let reading: PayloadReading

    private let subject = Subject()

    package init(id: String, payload: [UInt8]) {
        self.id = id
        self.payload = payload
        reading = PayloadReading(of: payload)
    }
}

extension PlannedCase {
    /// What a payload is about.
    struct Aspects: Sendable {
        /// The aspects that a model shows by keeping the payload, if it conforms.
        var kept: [Aspect] = []

        /// The only aspect that a rejection is about; `nil` if there are several.
        var tested: Aspect?
    }

    /// The aspects of the payload.
    ///
    /// They are found once for all runs, when a run first counts them: the features of all planned
    /// payloads take a sixth of the time of a run of a model in this process.
    var aspects: Aspects { subject.aspects { Aspects(of: payload, reading) } }

    /// Holds the aspects once they are known.
    private final class Subject: Sendable {
        private let known = Mutex<Aspects?>(nil)

        func aspects(_ find: () -> Aspects) -> Aspects {
            if let aspects = known.withLock({ $0 }) { return aspects }
            let aspects = find()
            known.withLock { $0 = aspects }
            return aspects
        }
    }
}

extension PlannedCase.Aspects {
    init(of payload: [UInt8], _ reading: PayloadReading) {
        let features = PayloadFeatures(of: payload, reading)
        guard reading.kind == .conforms else {
            tested = Self.only(features.aspects)
            return
        }
        let hasAbsence = DeclaredField.allCases.contains { reading.fields[$0].state == .absent }
        kept = features.keptAspects + (hasAbsence ? [.absent] : [])
        tested = Self.only(features.aspects.filter { $0.demand == .choose })
    }

    private static func only(_ aspects: [Aspect]) -> Aspect? {
        aspects.count == 1 ? aspects.first : nil
    }
}

/// A case of a phase, planned or random.
struct AskedCase: Sendable {
    /// The index of the case in its phase.
    var order: Int

    /// The name of the case; `nil` for random cases.
    var id: String?

    var payload: [UInt8]
    var reading: PayloadReading
}
