import SessionContract
import SessionModel
import SessionPayloads
import StrictJSON

/// How often cases were about each aspect, and what the model did.
package struct AspectTally: Sendable {
    /// The counts of the aspects that any case was about.
    package private(set) var counts: [Aspect: Count] = [:]

    /// The cases about one aspect.
    package struct Count: Hashable, Sendable {
        /// The number of cases.
        package var asked = 0

        /// The number of payloads that were accepted and came back with the same meaning.
        package var kept = 0

        /// The number of payloads that were rejected, as the contract asks or allows.
        package var rejected = 0
    }

    /// Counts the planned cases of a phase.
    ///
    /// Random cases are left out: their features would cost more time than their answers.
    ///
    /// A payload with several faults may be rejected for each of them, so it is a case of none.
    mutating func note(_ work: PhaseWork, _ tally: PhaseTally) {
        // Chunks that were left when the run ended are not known by their numbers.
        let asked = tally.cases < work.total ? Set(tally.caseIDs) : nil
        for (order, planned) in zip(work.orders, work.planned)
        where asked?.contains(planned.id) != false {
            let failures = tally.failures[order] ?? []
            let isRejected = tally.rejectedOrders.contains(order)
            let aspects = planned.aspects
            if planned.reading.kind == .conforms, !isRejected {
                for aspect in aspects.kept {
                    add(aspect, kept: aspect.isKept(despite: failures) ? 1 : 0)
                }
            } else if let aspect = aspects.tested {
                let isKept = failures.isEmpty && !isRejected
                add(aspect, kept: isKept ? 1 : 0, rejected: isRejected ? 1 : 0)
            }
        }
        add(.ownOutput, tally.repeatedCases)
        if work.question == .roundTrip { add(.process, tally.cases) }
    }

    /// Counts questions that are asked to see whether answers change.
    mutating func noteRepetitions(_ count: Int) { add(.sameAnswer, count) }

    private mutating func add(_ aspect: Aspect, kept: Int, rejected: Int = 0) {
        counts[aspect, default: Count()].asked += 1
        counts[aspect, default: Count()].kept += kept
        counts[aspect, default: Count()].rejected += rejected
    }

    /// Counts cases of behavior, which only findings say more about.
    private mutating func add(_ aspect: Aspect, _ count: Int) {
        guard count > 0 else { return }
        counts[aspect, default: Count()].asked += count
        counts[aspect, default: Count()].kept += count
    }
}

extension Aspect {
    /// Whether a model has kept what a payload is about.
    ///
    /// Many models write null for each absent field, or nothing for each null. What they do with
    /// the other values can be seen all the same.
    fileprivate func isKept(despite failures: PhaseTally.Failures) -> Bool {
        switch self {
        case .absent: failures.isDisjoint(with: [.absence, .other])
        case .null: failures.isDisjoint(with: [.null, .other])
        default: !failures.contains(.other)
        }
    }
}

extension ConformanceFinding {
    /// The aspects that the finding is about, in the order of their declaration.
    var aspects: [Aspect] {
        let all = shownAspects.union(ownAspects)
        return Aspect.allCases.filter(all.contains)
    }

    /// The aspects of the smallest payload.
    private var ownAspects: [Aspect] {
        switch fault {
        // A key or a text that is remarkable is the cause, and not the state of the field.
        case .changed where reason.isAboutText: reason.aspects
        case .changed(let change) where change.before.kind == .absent: [.absent]
        case .changed(let change) where change.before.kind == .value(.null): [.null]
        case .twoAnswers: [.sameAnswer]
        case .secondPass: [.ownOutput]
        case .brokeDownLater, .banner, .badEnd, .brokeDown(.unsupported): [.process]
        case .accepted(.syntax), .acceptedOneOf(_, .syntax): reason.aspects
        case .accepted(let fault), .acceptedOneOf(_, let fault): [Aspect(of: fault)]
        case .rejectedAgainstPolicy(let question, _), .acceptedAgainstPolicy(let question):
            Aspect.allCases.filter { $0.policy == .question(question) }
        case .rejected, .changed, .invalidOutput, .spelling, .brokeDown: reason.aspects
        }
    }
}

extension RoundTripFault.Identity {
    /// The aspect of a payload that shows the fault, if it is about one only.
    func aspect(of features: PayloadFeatures) -> Aspect? {
        switch rule {
        case .roundTripFieldLost, .roundTripStringChanged, .roundTripNumberChanged,
            .roundTripTypeChanged:
            field.flatMap { features.onlyAspect(of: $0) }
        case .roundTripRejected, .roundTripInvalidOutput, .testeeCrashed, .testeeHung:
            features.onlyAspect
        case .roundTripAccepted: features.aspects.count == 1 ? features.aspects.first : nil
        default: nil
        }
    }
}
