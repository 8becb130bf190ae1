import Gen
import SessionContract
import SessionModel
import SessionPayloads

/// Payloads whose answers are compared after each other, over time, and under load.
struct StateProbes: Sendable {
    private let payloads: [[UInt8]]

    /// The answers at the start of the run.
    private let reference: [Judgement.Outcome]

    /// The breakdowns of the testee at the start of the run.
    ///
    /// The phases find all other faults, with their own payloads.
    private(set) var breakdowns = PhaseTally()

    private let deadline: RunDeadline

    /// The number of questions that count as cases.
    ///
    /// Rounds under load vary in number, so they are not counted in full.
    static let questions = 2 * all.count * all.count + 8 * all.count

    private static let all: [[UInt8]] =
        [SessionObject(id: 0), .allNull, .numbered(1), .numbered(2)].map { $0.json() }
        + [
            #"{"id":3,"url":""}"#,
            #"{"id":3,"url":"\u00e9\n"}"#,
            #"{"id":9007199254740993,"user_id":null}"#,
            #"{"user_id":5,"id":5}"#,
            #"{"id":5,"user_id":-5,"x":{"y":[1,null]}}"#,
            #"{"id":"0"}"#,
            #"{"id":0,"url":{}}"#,
            #"{"url":"c"}"#,
            #"{"id":0"#,
            "",
        ].map { Array($0.utf8) }

    private static let readings = Dictionary(
        uniqueKeysWithValues: all.map { ($0, PayloadReading(of: $0)) }
    )

    /// Records the answers to all probes, before anything else is tested.
    ///
    /// - Parameters:
    ///   - worker: The worker that asks them.
    ///   - deadline: The end of the run.
    ///   - isOfOthers: Whether another shard counts them.
    init(asking worker: CaseWorker, until deadline: RunDeadline, isOfOthers: Bool) async {
        self.deadline = deadline
        payloads = Self.all
        let judgements = await Self.judgements(of: payloads, worker)
        reference = judgements.map(\.outcome)
        for (index, judgement) in judgements.enumerated() {
            if case .unavailable(let reason) = judgement.outcome {
                breakdowns.unavailability = reason
                return
            }
            breakdowns.cases += 1
            breakdowns.bytes += payloads[index].count
            for fault in judgement.faults where fault.isBreakdown {
                var hit = Self.hit(fault, index, payloads[index])
                hit.isOfOthers = isOfOthers
                breakdowns.add(hit)
            }
        }
    }

    private static func judgements(
        of payloads: [[UInt8]],
        _ worker: CaseWorker
    ) async -> [Judgement] {
        zip(payloads, await worker.testee.answers(to: payloads)).map { payload, answer in
            worker.judge.judge(answer, to: readings[payload] ?? PayloadReading(of: payload))
        }
    }

    private static func outcomes(
        of payloads: [[UInt8]],
        _ worker: CaseWorker
    ) async -> [Judgement.Outcome] {
        await judgements(of: payloads, worker).map(\.outcome)
    }

    /// Returns a sequence in which a payload gets different answers after others, if any.
    func unstableSequence(_ worker: CaseWorker) async -> [[UInt8]]? {
        for payload in payloads where !deadline.isOver {
            let sequence = payloads.flatMap { [$0, payload] }
            let outcomes = await Self.outcomes(of: sequence, worker)
            let own = stride(from: 1, to: outcomes.count, by: 2)
            guard let other = own.first(where: { !outcomes[$0].isSame(as: outcomes[1]) }) else {
                continue
            }
            let candidates = [
                [sequence[0], payload, sequence[other - 1], payload],
                Array(repeating: payload, count: 48),
            ]
            for candidate in candidates
            where await Investigation.isUnstable(candidate, worker) {
                return candidate
            }
            return sequence
        }
        return nil
    }

    /// Returns a payload whose answer differs from the one at the start of the run, if any.
    func payloadUnstableOverTime(_ worker: CaseWorker) async -> [UInt8]? {
        let outcomes = await Self.outcomes(of: payloads, worker)
        return payloads.indices.first { !outcomes[$0].isSame(as: reference[$0]) }
            .map { payloads[$0] }
    }

    // Tasks that finish before the next one starts never overlap: a fast testee gets more rounds.
    private static let shortestLoad: Duration = .milliseconds(20)
    private static let mostRounds = 64

    /// Returns a payload whose answer differs when eight tasks call the testee at once, if any.
    ///
    /// Each task sends all payloads four times, and continues up to ``mostRounds`` rounds until
    /// ``shortestLoad`` has passed.
    func payloadUnstableUnderLoad(_ worker: CaseWorker) async -> [UInt8]? {
        let start = deadline.now
        return await withTaskGroup(of: [UInt8]?.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for question in 0..<(Self.mostRounds * payloads.count) where !deadline.isOver {
                        let isEnough = question >= 4 * payloads.count
                        if isEnough, deadline.now - start > Self.shortestLoad { break }
                        // Each task starts with another payload, so that different ones overlap.
                        let index = (question + task * 3) % payloads.count
                        let outcome = await Self.outcomes(of: [payloads[index]], worker)[0]
                        if !outcome.isSame(as: reference[index]) { return payloads[index] }
                    }
                    return nil
                }
            }
            var unstable: [[UInt8]] = []
            for await payload in group { if let payload { unstable.append(payload) } }
            return unstable.min { $0.count < $1.count }
        }
    }

    /// Returns the origin of a finding about a sequence of probes.
    func origin(_ sequence: [[UInt8]], _ change: RoundTripFault.AnswerChange)
        -> Investigation.Origin
    {
        let payload = sequence.last ?? []
        let index = payloads.firstIndex(of: payload) ?? 0
        let hit = Self.hit(.twoAnswers(change), index, payload)
        return Investigation.Origin(phase: .state, hit: hit)
    }

    private static func hit(
        _ fault: RoundTripFault,
        _ order: Int,
        _ payload: [UInt8]
    ) -> PhaseTally.Hit {
        PhaseTally.Hit(
            order: order,
            id: "state-\(order)",
            payload: payload,
            features: PayloadFeatures(of: payload),
            fault: fault,
            before: []
        )
    }
}
