import SessionContract

/// Finds out what a fault is about: whether it depends on what was asked before, or only on
/// spelling, and which is the smallest payload that shows it.
struct Investigation {
    let worker: CaseWorker
    let shrinkLimit: Int
    let deadline: RunDeadline

    private(set) var findings: [ConformanceFinding] = []

    /// The faults that have been looked into, of those that show their cause.
    private var known: Set<RoundTripFault.Identity> = []

    /// The smallest payloads of faults that hide their cause, by their features.
    private var smallest: [(identity: RoundTripFault.Identity, features: PayloadFeatures)] = []

    /// What is to be looked into when all else has been.
    private var vague: [Origin] = []

    /// The most findings of one rule that hides its cause.
    private static let mostOfOneRule = 12

    init(_ worker: CaseWorker, shrinkLimit: Int, deadline: RunDeadline = RunDeadline()) {
        self.worker = worker
        self.shrinkLimit = shrinkLimit
        self.deadline = deadline
    }

    /// Looks into everything that a phase has seen.
    mutating func investigate(_ tally: PhaseTally, of phase: ConformancePhase) async {
        for hit in tally.orderedHits {
            let count = tally.counts[hit.fault.identity] ?? 1
            if hit.fault.isVague {
                vague.append(Origin(phase: phase, hit: hit, count: count))
            } else if !isKnown(hit) {
                await investigate(Origin(phase: phase, hit: hit, count: count))
            }
        }
    }

    /// Looks into vague faults last, when a clearer one may explain them.
    mutating func investigateVague() async {
        for origin in vague where !isKnown(origin.hit) { await investigate(origin) }
        vague = []
    }

    private func isKnown(_ hit: PhaseTally.Hit) -> Bool {
        let identity = hit.fault.identity
        if hit.fault.isVague, known.contains(where: { $0.field == identity.field }) {
            return true
        }
        guard hit.fault.hidesItsCause else { return known.contains(identity) }
        // Without the time to find out what its cause is, one case of a fault is enough.
        if deadline.isOver, smallest.contains(where: { $0.identity == identity }) { return true }
        let features = PayloadFeatures(of: hit.payload)
        let sameRule = smallest.filter { $0.identity.rule == identity.rule }
        return sameRule.count >= Self.mostOfOneRule
            || smallest.contains { entry in
                entry.identity == identity && features.includes(entry.features)
            }
    }

    private mutating func investigate(_ origin: Origin) async {
        let hit = origin.hit
        guard !deadline.isOver else {
            append(hit.fault, [hit.payload], 0, origin)
            return
        }
        if !hit.fault.isBreakdown {
            switch await stability(of: hit) {
            case .stable: break
            case .depends(let sequence):
                if let sequence { await addUnstable(sequence, origin) }
                known.insert(hit.fault.identity)
                return
            }
            if await isMatterOfSpelling(hit) {
                await addSpelling(origin)
                return
            }
        }
        await add(hit.fault, origin)
    }

    /// Where a finding comes from.
    struct Origin {
        var phase: ConformancePhase
        var hit: PhaseTally.Hit
        var count: Int
    }
}

// MARK: - Plain faults

extension Investigation {
    private mutating func add(_ fault: RoundTripFault, _ origin: Origin) async {
        let identity = fault.identity
        // A payload that conforms must not give way to one about which a model may choose.
        let kind = PayloadReading(of: origin.hit.payload).kind
        var reducer = PayloadReducer(
            origin.hit.payload,
            limit: limit(fault),
            deadline: deadline
        ) { [worker] payload in
            guard PayloadReading(of: payload).kind == kind else { return false }
            let shown = await worker.faults(of: payload, origin.hit)
            return shown?.contains { $0.identity == identity } == true
        }
        await reducer.reduce()
        // The words are those of the smallest payload.
        let final = await worker.faults(of: reducer.best, origin.hit)?
            .first { $0.identity == identity }
        append(final ?? fault, [reducer.best], reducer.steps, origin)
    }

    /// How often a testee may be asked while the payload of a fault is made smaller.
    private func limit(_ fault: RoundTripFault) -> Int {
        switch fault {
        // Every attempt costs the time limit of a case, or the start of a process.
        case .brokeDown(.hung): min(16, shrinkLimit)
        case .brokeDown: min(96, shrinkLimit)
        case .rejected, .rejectedAgainstPolicy, .accepted, .acceptedOneOf, .acceptedAgainstPolicy,
            .changed, .invalidOutput, .twoAnswers, .secondPass, .spelling, .badEnd:
            shrinkLimit
        }
    }

    /// Adds a finding, unless one is there that a report could not distinguish from it.
    private mutating func append(
        _ fault: RoundTripFault,
        _ payloads: [[UInt8]],
        _ shrinks: Int,
        _ origin: Origin
    ) {
        guard let payload = payloads.last else { return }
        let cause = fault.hidesItsCause ? PayloadFeatures(of: payload) : nil
        let finding = ConformanceFinding(
            fault: fault,
            cause: cause,
            phase: origin.phase,
            caseID: origin.hit.id,
            payload: payload,
            original: origin.hit.payload,
            shrinks: shrinks,
            count: origin.count,
            replay: ConformanceToken(payloads, asking: origin.hit.question)
        )
        if let cause {
            smallest.append((fault.identity, cause))
            if findings.contains(where: { $0.identity == finding.identity }) { return }
        } else {
            known.insert(fault.identity)
        }
        findings.append(finding)
    }
}

extension Investigation {
    /// How many findings show answers that depend on more than their payload.
    var unstableCount: Int {
        findings.count {
            $0.fault.rule == .roundTripUnstable && $0.replay.payloads.count > 1
        }
    }

    /// Adds a finding about two answers to the last of some payloads.
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
    /// Whether the payload is treated as it should be when it is spelled plainly.
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
            await Self.isMatterOfSpelling(payload, worker)
        }
        await reducer.reduce()
        let fault = RoundTripFault.spelling(origin.hit.fault)
        let features = PayloadFeatures(of: reducer.best)
        let isNew = !smallest.contains { entry in
            entry.identity == fault.identity && features.includes(entry.features)
        }
        guard isNew else { return }
        append(
            fault,
            [CanonicalSpelling.of(reducer.best) ?? reducer.best, reducer.best],
            reducer.steps,
            origin
        )
        // Other cases of the fault may be about something else, but not those like this one.
        smallest.append((origin.hit.fault.identity, features))
    }
}
