import SessionContract
import SessionPayloads

/// Turns faults into findings.
///
/// For each fault it finds out whether it depends on earlier payloads or only on spelling, and
/// which is the smallest payload that shows it.
struct Investigation {
    let worker: CaseWorker
    let shrinkLimit: Int
    let deadline: RunDeadline

    private(set) var findings: [ConformanceFinding] = []

    /// The findings that only random cases show.
    private(set) var randomFindings: [ConformanceFinding] = []

    /// The random cases that no planned case explains, by their features.
    private(set) var unexplained: [RoundTripFault.Identity: Set<PayloadFeatures>] = [:]

    /// What findings are found with now.
    var stage = ConformanceFinding.Stage.planned

    /// The rules of faults with more reasons than are looked for.
    private(set) var limitedRules: Set<Rule> = []

    /// The investigated faults, each with the reason that was found for it.
    private var found: [Explanation] = []

    /// The faults that depend on more than their payload, so that no payload is a reason.
    private var unstable: Set<RoundTripFault.Identity> = []

    /// The vague faults, which are investigated last.
    private var vague: [Origin] = []

    /// A fault, and the features of the smallest payload that shows it.
    private struct Explanation {
        var identity: RoundTripFault.Identity
        var features: PayloadFeatures

        /// The phase of the case that it was found with.
        var phase: ConformancePhase

        /// Whether the fault shows which part of the payload caused it.
        var isClear: Bool
    }

    /// How often a fresh process did not repeat a breakdown, for each kind of breakdown.
    var unrepeated: [RoundTripFault.Identity: Int] = [:]

    // The limits are those of a phase, so that no phase hides what the cases of another show, and a
    // run of some phases has no other rows than a run of all.

    /// The maximum number of reasons for one rule that hides its cause.
    private static let mostOfOneRule = 12

    /// The maximum number of reasons for one fault that shows its cause.
    private static let mostOfOneFault = 6

    /// The maximum number of ways in which accepted payloads are not JSON.
    private static let mostSyntaxFaults = 64

    init(_ worker: CaseWorker, shrinkLimit: Int, deadline: RunDeadline = RunDeadline()) {
        self.worker = worker
        self.shrinkLimit = shrinkLimit
        self.deadline = deadline
    }

    /// Investigates the faults of a phase.
    mutating func investigate(_ tally: PhaseTally, of phase: ConformancePhase) async {
        for hit in tally.orderedHits {
            if hit.fault.isVague {
                vague.append(Origin(phase: phase, hit: hit))
            } else if !isKnown(hit, in: phase) {
                await investigate(Origin(phase: phase, hit: hit))
            }
        }
    }

    /// Investigates the faults of random cases.
    ///
    /// Each fault that planned cases do not explain has one finding, of its first case. So it
    /// depends on that case only, and not on the others, which may be those of another shard.
    mutating func investigateRandom(_ tally: PhaseTally) async {
        var first: [RoundTripFault.Identity: PhaseTally.Hit] = [:]
        for hit in tally.orderedHits
        where !isKnown(hit, in: .random) && !isExplained(hit.fault.identity) {
            let identity = hit.fault.identity
            unexplained[identity, default: []].insert(hit.features)
            if let known = first[identity], known.order < hit.order { continue }
            first[identity] = hit
        }
        stage = .random
        for hit in first.values.sorted(by: { $0.place < $1.place }) {
            await investigate(Origin(phase: .random, hit: hit))
        }
    }

    /// Investigates the vague faults, unless a clearer one in the same field explains them.
    mutating func investigateVague() async {
        for origin in vague where !isKnown(origin.hit, in: origin.phase) {
            await investigate(origin)
        }
        vague = []
    }

    private mutating func isKnown(_ hit: PhaseTally.Hit, in phase: ConformancePhase) -> Bool {
        let identity = hit.fault.identity
        if unstable.contains(identity) { return true }
        let isExplained = found.contains { $0.isClear && $0.identity.field == identity.field }
        if hit.fault.isVague, isExplained { return true }
        let same = found.filter { $0.identity == identity }
        // Without time left to find the reason, one case of a fault is enough.
        if deadline.isOver, !same.isEmpty { return true }
        if same.contains(where: { hit.features.includes($0.features) }) { return true }
        guard hit.fault.hidesItsCause else {
            let limit = identity.kind == .notJSON ? Self.mostSyntaxFaults : Self.mostOfOneFault
            return isOver(limit, same.count { $0.phase == phase }, identity.rule)
        }
        let ofRule = found.count { $0.identity.rule == identity.rule && $0.phase == phase }
        return isOver(Self.mostOfOneRule, ofRule, identity.rule)
    }

    private mutating func isOver(_ limit: Int, _ count: Int, _ rule: Rule) -> Bool {
        guard count >= limit else { return false }
        limitedRules.insert(rule)
        return true
    }

    /// Whether a fault that only random values show is probably one that is known by another name.
    ///
    /// Otherwise the rows of a model would depend on the seed.
    private func isExplained(_ identity: RoundTripFault.Identity) -> Bool {
        identity.isAmbiguous && found.contains { $0.identity.isSibling(of: identity) }
    }

    private mutating func investigate(_ origin: Origin) async {
        let hit = origin.hit
        if hit.fault.isBreakdown {
            switch await blame(for: hit) {
            case .payload(let fault) where fault.identity == hit.fault.identity:
                await add(fault, origin)
            case .payload(let fault):
                var other = origin
                other.hit.fault = fault
                if !isKnown(other.hit, in: origin.phase) { await add(fault, other) }
            case .unknown: append(hit.fault, [hit.payload], 0, origin)
            case .others(let fault, let sequence):
                guard !found.contains(where: { $0.identity == fault.identity }) else { return }
                append(fault, sequence, 0, origin)
            case .machine: break
            }
            return
        }
        guard !deadline.isOver else {
            append(hit.fault, [hit.payload], 0, origin)
            return
        }
        switch await stability(of: hit) {
        case .stable: break
        case .depends(let sequence):
            guard let sequence else {
                addOnce(origin)
                return
            }
            await addUnstable(sequence, origin)
            unstable.insert(hit.fault.identity)
            return
        }
        if await isMatterOfSpelling(hit) {
            await addSpelling(origin)
            return
        }
        await add(hit.fault, origin)
    }

    /// The case that a finding comes from.
    struct Origin {
        var phase: ConformancePhase
        var hit: PhaseTally.Hit
    }
}

// MARK: - Plain faults

extension Investigation {
    private mutating func add(_ fault: RoundTripFault, _ origin: Origin) async {
        let identity = fault.identity
        // A payload that must not be rejected must not shrink to one that a model may reject. One
        // that was accepted wrongly may be more plainly wrong.
        let kind = PayloadReading(of: origin.hit.payload).kind
        let isAcceptance = fault.rule == .roundTripAccepted
        var reducer = PayloadReducer(
            origin.hit.payload,
            limit: limit(fault),
            deadline: deadline
        ) { [worker] payload in
            let verdict = payload.kind
            guard verdict == kind || verdict == .conforms || isAcceptance && verdict == .violates
            else { return false }
            let shown = await worker.faults(of: payload, origin.hit)
            return shown?.contains { $0.identity == identity } == true
        }
        await reducer.reduce()
        if !fault.isBreakdown, !deadline.isOver { await worker.testee.restart() }
        // The wording describes the smallest payload, not the original one.
        let shown = await worker.faults(of: reducer.best, origin.hit)
        let final = shown?.first { $0.identity == identity }
        if !fault.isBreakdown, !deadline.isOver, shown != nil, final == nil {
            // A fresh process does not show it: the payloads before it were the reason.
            addOnce(origin)
            return
        }
        var smallest = origin
        smallest.hit.payload = reducer.best
        // What is spelled unusually inside a skipped value comes out only when that is gone.
        if !fault.isBreakdown, await isMatterOfSpelling(smallest.hit) {
            addSpelling(of: reducer.best, reducer.steps, origin)
        } else {
            append(final ?? fault, [reducer.best], reducer.steps, origin)
        }
    }

    /// Adds a finding about an answer that was seen, although nothing is known to repeat it.
    private mutating func addOnce(_ origin: Origin) {
        unstable.insert(origin.hit.fault.identity)
        guard !isKnownToChange else { return }
        appendUnstable(origin.hit.before + [origin.hit.payload], 0, origin, .once)
    }

    /// Returns the maximum number of attempts to shrink the payload of a fault.
    private func limit(_ fault: RoundTripFault) -> Int {
        switch fault {
        // Every attempt costs the time limit of an answer, or the start of a process.
        case .brokeDown(.hung): min(16, shrinkLimit)
        case .brokeDown: min(96, shrinkLimit)
        case .rejected, .rejectedAgainstPolicy, .accepted, .acceptedOneOf,
            .acceptedAgainstPolicy, .changed, .invalidOutput, .twoAnswers, .secondPass, .spelling,
            .brokeDownLater, .banner, .badEnd:
            shrinkLimit
        }
    }

    /// Adds a finding, unless a report could not distinguish it from an earlier one.
    private mutating func append(
        _ fault: RoundTripFault,
        _ payloads: [[UInt8]],
        _ shrinks: Int,
        _ origin: Origin
    ) {
        guard let payload = payloads.last else { return }
        let isRandom = stage == .random
        let finding = ConformanceFinding(
            fault: fault,
            reason: PayloadFeatures(of: payload),
            phase: origin.phase,
            caseID: origin.hit.id,
            payload: payload,
            original: origin.hit.payload,
            shrinks: shrinks,
            isOfOthers: origin.hit.isOfOthers,
            rank: isRandom
                ? .random(FaultHash(origin.hit.fault.identity), case: origin.hit.order)
                : .planned(stage, findings.count),
            count: 1,
            replay: ConformanceToken(payloads, of: fault, origin.hit)
        )
        guard !isRandom else {
            randomFindings.append(finding)
            return
        }
        found.append(
            Explanation(
                identity: fault.identity,
                features: finding.reason,
                phase: origin.phase,
                isClear: !fault.hidesItsCause
            )
        )
        if findings.contains(where: { $0.identity == finding.identity }) { return }
        findings.append(finding)
    }
}

extension Investigation {
    /// Whether there is a finding about answers that depend on other payloads; one is enough.
    var isKnownToChange: Bool {
        findings.contains { $0.identifyingKind == .change(.otherPayloads) }
    }

    /// Adds a finding about different answers to the last of several payloads.
    mutating func appendUnstable(
        _ payloads: [[UInt8]],
        _ shrinks: Int,
        _ origin: Origin,
        _ change: RoundTripFault.AnswerChange
    ) {
        append(.twoAnswers(change), payloads, shrinks, origin)
    }
}

// MARK: - Spelling

extension Investigation {
    /// Returns whether the fault disappears when the payload is spelled plainly.
    private func isMatterOfSpelling(_ hit: PhaseTally.Hit) async -> Bool {
        guard hit.fault.mayDependOnSpelling, hit.question == .roundTrip else { return false }
        return await Self.isMatterOfSpelling(hit.payload, worker)
    }

    private static func isMatterOfSpelling(_ payload: [UInt8], _ worker: CaseWorker) async -> Bool {
        guard PayloadReading(of: payload).kind == .conforms,
            let canonical = CanonicalSpelling.of(payload), canonical != payload
        else { return false }
        guard await worker.faults(of: payload, secondPass: false)?.isEmpty == false else {
            return false
        }
        return await worker.faults(of: canonical, secondPass: false)?.isEmpty == true
    }

    private mutating func addSpelling(_ origin: Origin) async {
        var reducer = PayloadReducer(
            origin.hit.payload,
            limit: shrinkLimit,
            deadline: deadline
        ) { [worker] payload in
            await Self.isMatterOfSpelling(payload.payload, worker)
        }
        await reducer.reduce()
        addSpelling(of: reducer.best, reducer.steps, origin)
    }

    private mutating func addSpelling(
        of payload: [UInt8],
        _ shrinks: Int,
        _ origin: Origin
    ) {
        let fault = RoundTripFault.spelling(origin.hit.fault)
        let features = PayloadFeatures(of: payload)
        let isKnown = found.contains { entry in
            entry.identity == fault.identity && features.includes(entry.features)
        }
        if stage == .random || !isKnown {
            append(fault, [CanonicalSpelling.of(payload) ?? payload, payload], shrinks, origin)
        }
        guard stage != .random else { return }
        // Other cases of the fault that share these features are the same matter of spelling.
        found.append(
            Explanation(
                identity: origin.hit.fault.identity,
                features: features,
                phase: origin.phase,
                isClear: false
            )
        )
    }
}
