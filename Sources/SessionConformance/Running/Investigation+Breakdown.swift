import SessionContract

/// What to blame for a breakdown.
extension Investigation {
    enum Blame {
        /// The payload: a fresh process failed at it with this fault.
        case payload(RoundTripFault)

        /// Probably not the payload, which gets another kind of breakdown when it is the only one
        /// that was sent.
        case unknown

        /// What the process had answered before; the payloads may show it again.
        case others(RoundTripFault, [[UInt8]])

        /// Nothing: the machine was slow, or enough is known about such breakdowns.
        case machine
    }

    /// The maximum number of breakdowns of one kind that may turn out not to come from their
    /// payload, after which the others are taken to be the same.
    ///
    /// Each costs the start of a process.
    private static let mostUnrepeated = 8

    /// Returns what to blame for a breakdown.
    mutating func blame(for hit: PhaseTally.Hit) async -> Blame {
        let identity = hit.fault.identity
        guard case .brokeDown(let breakdown) = hit.fault,
            unrepeated[identity, default: 0] < Self.mostUnrepeated
        else { return .machine }
        let child = worker.testee as? ChildProcessTestee
        let earlier = child?.requests(before: hit.payload, asking: hit.question)
        let payloads = earlier?.payloads ?? hit.before
        func later(_ count: Int?, _ isRepeated: Bool?, after payloads: [[UInt8]]) -> Blame {
            let precedents = RoundTripFault.Precedents(count: count, isRepeated: isRepeated)
            return .others(.brokeDownLater(breakdown, precedents), payloads + [hit.payload])
        }
        if !deadline.isOver { await worker.testee.restart() }
        guard !deadline.isOver, let faults = await worker.faults(of: hit.payload, hit) else {
            // The run is over, or the testee is gone. A process that had answered nothing before is
            // proof enough.
            return earlier.map { later($0.count, nil, after: payloads) } ?? .payload(hit.fault)
        }
        if faults.contains(where: { $0.identity == identity }) { return .payload(hit.fault) }
        unrepeated[identity, default: 0] += 1
        if let fault = faults.first(where: \.isBreakdown) {
            guard earlier == nil else { return .payload(fault) }
            // A process that had answered nothing did it, so once is enough.
            unrepeated[identity] = Self.mostUnrepeated
            return .unknown
        }
        if case .hung = breakdown, earlier == nil { return .machine }
        for count in Self.counts(upTo: payloads.count) {
            let sequence = Array(payloads.suffix(count))
            if await breaksDown(at: hit, after: sequence) {
                return later(count, true, after: sequence)
            }
        }
        return later(earlier?.count, deadline.isOver ? nil : false, after: payloads)
    }

    /// The numbers of payloads to try: the powers of two, and all.
    private static func counts(upTo limit: Int) -> [Int] {
        guard limit > 0 else { return [] }
        return (0..<Int.bitWidth).lazy.map { 1 << $0 }.prefix { $0 < limit } + [limit]
    }

    /// Returns whether a fresh process fails at a payload after others.
    private func breaksDown(at hit: PhaseTally.Hit, after payloads: [[UInt8]]) async -> Bool {
        guard !deadline.isOver else { return false }
        await worker.testee.restart()
        return await worker.isLost(at: hit.payload, after: payloads, asking: hit.question)
    }
}
