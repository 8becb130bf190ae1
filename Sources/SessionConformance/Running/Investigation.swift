import SessionContract

/// Finds out what a deviation is about: whether it depends on what was asked before, or on spelling
/// alone, and which is the smallest payload that shows it.
struct Investigation {
    let worker: CaseWorker
    let shrinkLimit: Int
    let deadline: RunDeadline

    private(set) var findings: [ConformanceFinding] = []

    /// Which finding each deviation led to, and by which features, where it does not tell its cause.
    private var known: [Deviation.Identity: Int] = [:]
    private var smallest: [(identity: Deviation.Identity, features: PayloadFeatures, index: Int)] =
        []

    /// What is to be looked into when all else has been.
    private var vague: [Origin] = []

    /// The most findings of one rule that does not tell its cause.
    private static let mostOfOneRule = 12

    init(_ worker: CaseWorker, shrinkLimit: Int, deadline: RunDeadline = RunDeadline()) {
        self.worker = worker
        self.shrinkLimit = shrinkLimit
        self.deadline = deadline
    }

    /// Looks into everything that a phase has seen.
    mutating func investigate(_ tally: PhaseTally, of phase: ConformancePhase) async {
        for hit in tally.orderedHits {
            let count = tally.counts[hit.deviation.identity] ?? 1
            if hit.deviation.isVague {
                vague.append(Origin(phase: phase, hit: hit, count: count))
            } else if !isKnown(hit) {
                await investigate(Origin(phase: phase, hit: hit, count: count))
            }
        }
    }

    /// Looks into what says little by itself, once all that could explain it has been seen.
    mutating func investigateVague() async {
        for origin in vague where !isKnown(origin.hit) { await investigate(origin) }
        vague = []
    }

    private func isKnown(_ hit: PhaseTally.Hit) -> Bool {
        let identity = hit.deviation.identity
        if hit.deviation.isVague, known.keys.contains(where: { $0.field == identity.field }) {
            return true
        }
        guard hit.deviation.namesNoCause else { return known[identity] != nil }
        // Without the time to find out what its cause is, one case of a deviation is enough.
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
            append(hit.deviation, [hit.payload], 0, origin)
            return
        }
        if hit.deviation.rule.group != "testee" {
            switch await stability(of: hit) {
            case .stable: break
            case .depends(let sequence):
                if let sequence { await addUnstable(sequence, origin) }
                known[hit.deviation.identity] = known[hit.deviation.identity] ?? -1
                return
            }
            if await isMatterOfSpelling(hit) {
                await addSpelling(origin)
                return
            }
        }
        await add(hit.deviation, origin)
    }

    /// Where a finding comes from.
    struct Origin {
        var phase: ConformancePhase
        var hit: PhaseTally.Hit
        var count: Int
    }
}

// MARK: - Plain deviations

extension Investigation {
    private mutating func add(_ deviation: Deviation, _ origin: Origin) async {
        let identity = deviation.identity
        // A payload that conforms must not give way to one about which a model may choose.
        let kind = PayloadReading(of: origin.hit.payload).kind
        var reducer = PayloadReducer(
            origin.hit.payload,
            limit: limit(deviation.rule),
            deadline: deadline
        ) { [worker] payload in
            guard PayloadReading(of: payload).kind == kind else { return false }
            let shown = await worker.deviations(of: payload, origin.hit)
            return shown?.contains { $0.identity == identity } == true
        }
        await reducer.reduce()
        // The words are those of the smallest payload.
        let final = await worker.deviations(of: reducer.best, origin.hit)?
            .first { $0.identity == identity }
        append(final ?? deviation, [reducer.best], reducer.steps, origin)
    }

    private func limit(_ rule: Rule) -> Int {
        switch rule {
        // Every attempt costs the time limit of a case, or the start of a process.
        case .testeeHung: min(16, shrinkLimit)
        case .testeeCrashed, .testeeProtocol: min(96, shrinkLimit)
        default: shrinkLimit
        }
    }

    private mutating func append(
        _ deviation: Deviation,
        _ payloads: [[UInt8]],
        _ shrinks: Int,
        _ origin: Origin
    ) {
        guard let payload = payloads.last else { return }
        var deviation = deviation
        let identity = deviation.identity
        if deviation.namesNoCause {
            let features = PayloadFeatures(of: payload)
            smallest.append((identity, features, findings.count))
            deviation.field = deviation.field ?? features.field
            if deviation.kind != "second pass" { deviation.kind = features.summary }
            if findings.contains(where: { $0.finding.group == deviation.finding.group }) { return }
        } else {
            known[identity] = findings.count
        }
        findings.append(
            ConformanceFinding(
                finding: deviation.finding,
                phase: origin.phase,
                caseID: origin.hit.id,
                caseNumber: origin.hit.order + 1,
                payload: payload,
                original: origin.hit.payload,
                shrinks: shrinks,
                count: origin.count,
                replay: ConformanceToken(payloads, asking: origin.hit.question)
            )
        )
    }
}

extension Investigation {
    /// How many findings tell of answers that depend on more than their payload.
    var unstableCount: Int {
        findings.count { $0.finding.rule == .roundTripUnstable && $0.replay.payloads.count > 1 }
    }

    /// Adds a finding about two answers to the last of some payloads.
    mutating func appendUnstable(
        _ payloads: [[UInt8]],
        _ shrinks: Int,
        _ origin: Origin,
        _ observed: String
    ) {
        append(
            .twoAnswers(observed),
            payloads,
            shrinks,
            origin
        )
    }
}

// MARK: - Spelling

extension Investigation {
    /// Whether the payload is treated rightly when it is spelled plainly.
    private func isMatterOfSpelling(_ hit: PhaseTally.Hit) async -> Bool {
        guard hit.deviation.rule != .roundTripAccepted, hit.deviation.kind != "second pass",
            hit.question == .roundTrip
        else { return false }
        return await Self.isMatterOfSpelling(hit.payload, worker)
    }

    private static func isMatterOfSpelling(_ payload: [UInt8], _ worker: CaseWorker) async -> Bool {
        guard PayloadReading(of: payload).kind == .conforms,
            let canonical = CanonicalSpelling.of(payload), canonical != payload
        else { return false }
        guard await worker.deviations(of: payload, secondPass: false)?.isEmpty == false else {
            return false
        }
        return await worker.deviations(of: canonical, secondPass: false)?.isEmpty == true
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
        let identity = Deviation.Identity(rule: .roundTripSpelling, kind: "")
        let features = PayloadFeatures(of: reducer.best)
        guard
            !smallest.contains(where: { $0.identity == identity && features.includes($0.features) })
        else { return }
        append(
            Deviation(
                .roundTripSpelling,
                kind: "",
                observed: "\(origin.hit.deviation.observed); the plainest spelling of the same "
                    + "payload is treated as it should",
                expected: "the same for both"
            ),
            [CanonicalSpelling.of(reducer.best) ?? reducer.best, reducer.best],
            reducer.steps,
            origin
        )
        // Other cases of the deviation may be about something else, but not those like this one.
        smallest.append((origin.hit.deviation.identity, features, findings.count - 1))
    }
}
