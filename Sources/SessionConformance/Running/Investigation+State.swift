import SessionContract
import SessionModel
import SessionPayloads
import StrictJSON

// MARK: - Answers that depend on more than their payload

extension Investigation {
    enum Stability {
        case stable

        /// The answer depends on more than its payload; a sequence of payloads shows it, if one was
        /// found.
        case depends(on: [[UInt8]]?)
    }

    /// Two sessions that differ in every field, so that any field that leaks is noticed.
    private static let others = [1, 2].map { SessionObject.numbered($0).json() }

    /// Returns whether the answer to a payload stays the same, after other payloads and repeated.
    func stability(of hit: PhaseTally.Hit) async -> Stability {
        let payload = hit.payload
        // For an encoding, only check whether the fault occurs again.
        if hit.question == .encoding {
            let again = await worker.faultsOfEncoding(payload)
            let isShown = again?.contains { $0.identity == hit.fault.identity }
            return isShown == false ? .depends(on: nil) : .stable
        }
        let sequence = [Self.others[0], payload, Self.others[1], payload]
        if await Self.isUnstable(sequence, worker) { return .depends(on: sequence) }
        let isSecondPass = hit.fault.kind == .secondPass
        let again = await worker.faults(of: payload, secondPass: isSecondPass)
        // The testee is gone or the run is over: nothing more can be found out.
        guard let again else { return .stable }
        if again.contains(where: { $0.identity == hit.fault.identity }) { return .stable }
        for other in hit.before.reversed() {
            let sequence = [Self.others[0], payload, other, payload]
            if await Self.isUnstable(sequence, worker) { return .depends(on: sequence) }
        }
        let repeated = Array(repeating: payload, count: 48)
        if await Self.isUnstable(repeated, worker) { return .depends(on: repeated) }
        return deadline.isOver ? .stable : .depends(on: nil)
    }

    /// Returns whether a payload that occurs several times in a sequence gets different answers.
    static func isUnstable(_ sequence: [[UInt8]], _ worker: CaseWorker) async -> Bool {
        await worker.testee.restart()
        let answers = await worker.testee.answers(to: sequence)
        var first: [[UInt8]: (answer: TesteeAnswer, outcome: Judgement.Outcome)] = [:]
        for (payload, answer) in zip(sequence, answers) {
            let known = first[payload]
            // Equal answers need not be judged again.
            if known?.answer == answer { continue }
            let outcome = worker.judge.judge(answer, to: PayloadReading(of: payload)).outcome
            // An unavailable testee has not given a different answer.
            if case .unavailable = outcome { return false }
            guard let known else {
                first[payload] = (answer, outcome)
                continue
            }
            if !known.outcome.isSame(as: outcome) { return true }
        }
        return false
    }

    /// Shrinks a sequence whose last payload got two answers, and adds its finding.
    mutating func addUnstable(_ sequence: [[UInt8]], _ origin: Origin) async {
        guard !isKnownToChange else { return }
        var sequence = sequence
        var steps = 0
        // Shrinks each payload in all its positions at once, since equal payloads must stay equal.
        for original in Set(sequence).sorted(by: { $0.count > $1.count }) {
            let current = sequence
            var reducer = PayloadReducer(
                original,
                limit: shrinkLimit / 4,
                deadline: deadline
            ) { [worker] smaller in
                let candidate = current.map { $0 == original ? smaller.payload : $0 }
                return await Self.isUnstable(candidate, worker)
            }
            await reducer.reduce()
            sequence = current.map { $0 == original ? reducer.best : $0 }
            steps += reducer.steps
        }
        appendUnstable(sequence, steps, origin, .afterOthers)
    }

    /// Compares the answers to the probes after each other, over time, and under load.
    ///
    /// If the testee fails after a number of requests, that is known already, and would be found
    /// here again in many sequences.
    mutating func investigateState(_ probes: StateProbes) async {
        guard !findings.contains(where: { $0.fault.kind == .afterOthers }) else { return }
        if let sequence = await probes.unstableSequence(worker) {
            await addUnstable(sequence, probes.origin(sequence, .afterOthers))
        } else if let payload = await probes.payloadUnstableOverTime(worker) {
            append(payload, of: probes, .overTime)
        } else if worker.testee.answersConcurrently,
            let payload = await probes.payloadUnstableUnderLoad(worker)
        {
            append(payload, of: probes, .underLoad)
        }
    }

    private mutating func append(
        _ payload: [UInt8],
        of probes: StateProbes,
        _ change: RoundTripFault.AnswerChange
    ) {
        appendUnstable([payload], 0, probes.origin([payload], change), change)
    }
}

// MARK: - Policies

extension Investigation {
    /// Adds a finding if the first value of a duplicate key counts in one payload and the last in
    /// another.
    mutating func investigate(_ evidence: PolicyEvidence) async {
        guard let (first, last) = evidence.contradiction,
            await givesBackEachValue(of: first), await givesBackEachValue(of: last)
        else { return }
        let hit = PhaseTally.Hit(
            order: 0,
            id: "policy-duplicate-key",
            payload: last,
            features: PayloadFeatures(of: last),
            fault: .twoAnswers(.duplicateKeyChoice),
            before: [first]
        )
        appendUnstable(
            [first, last],
            0,
            Origin(phase: .policies, hit: hit),
            .duplicateKeyChoice
        )
    }

    /// Returns whether each value of a duplicate key comes back when it is the only one.
    ///
    /// If not, what looks like one value may be a conversion of the other.
    private func givesBackEachValue(of payload: [UInt8]) async -> Bool {
        guard let members = try? JSONDocument(parsing: payload).root.members else { return false }
        let kept = [
            members.indices.filter { index in
                !members[..<index].contains { $0.key == members[index].key }
            },
            members.indices.filter { index in
                !members[(index + 1)...].contains { $0.key == members[index].key }
            },
        ]
        for indices in kept {
            let single = PayloadDraft(indices.map { members[$0] }, of: payload).bytes
            guard await worker.faults(of: single, secondPass: false) == [] else { return false }
        }
        return true
    }
}
