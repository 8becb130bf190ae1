import Gen
import SessionContract
import SessionPayloads

/// Runs cases against a testee and judges its answers.
struct CaseWorker: Sendable {
    let testee: any Testee
    let judge: RoundTripJudge

    /// Whether tallies keep every case that shows a fault.
    var keepsEveryHit = false

    init(_ testee: any Testee, learned: CountingValue? = nil) {
        self.testee = testee
        judge = RoundTripJudge(policies: testee.policies, learned: learned)
    }

    /// Runs consecutive cases of a phase.
    ///
    /// - Parameters:
    ///   - cases: The cases.
    ///   - asksTwice: Returns whether to decode the output of the case at an index too.
    /// - Returns: The counts and faults of all cases.
    func ask(
        _ cases: [AskedCase],
        asksTwice: (Int) -> Bool
    ) async -> PhaseTally {
        var tally = PhaseTally()
        tally.keepsEveryHit = keepsEveryHit
        tally.cases = cases.count
        let answers = await testee.answers(to: cases.map(\.payload))
        var again: [(index: Int, output: [UInt8], reading: PayloadReading)] = []
        var rejected: [AskedCase] = []
        for (index, answer) in answers.enumerated() {
            tally.bytes += cases[index].payload.count
            let judgement = judge.judge(answer, to: cases[index].reading)
            if case .unavailable(let reason) = judgement.outcome {
                tally.unavailability = reason
                tally.cases = index
                return tally
            }
            if let id = cases[index].id { tally.caseIDs.append(id) }
            guard judgement.isClean else {
                let features = PayloadFeatures(of: cases[index].payload, cases[index].reading)
                for fault in judgement.faults {
                    tally.add(Self.hit(fault, features, index, cases))
                }
                continue
            }
            tally.policies.note(judgement, of: cases[index])
            if case .rejected = judgement.outcome, cases[index].id != nil {
                tally.rejectedOrders.insert(cases[index].order)
            }
            guard asksTwice(cases[index].order) else { continue }
            switch (answer, judgement.outcome) {
            case (.accepted(let output, _), .accepted(let outputReading)):
                again.append((index, output, outputReading))
            case (_, .rejected): rejected.append(cases[index])
            default: break
            }
        }
        await askAgain(again, of: cases, into: &tally)
        await askTwins(of: rejected, into: &tally)
        return tally
    }

    /// Decodes the outputs again: each must be accepted and keep its meaning.
    private func askAgain(
        _ outputs: [(index: Int, output: [UInt8], reading: PayloadReading)],
        of cases: [AskedCase],
        into tally: inout PhaseTally
    ) async {
        guard !outputs.isEmpty else { return }
        tally.repeatedCases += outputs.count
        let answers = await testee.answers(to: outputs.map(\.output))
        for (entry, answer) in zip(outputs, answers) {
            let second = judge.judge(answer, to: entry.reading)
            guard let fault = second.faultOfSecondPass else { continue }
            let asked = cases[entry.index]
            let features = PayloadFeatures(of: asked.payload, asked.reading)
            var hit = Self.hit(fault, features, entry.index, cases)
            // The output is to blame if the testee fails at it.
            if fault.isBreakdown {
                hit.payload = entry.output
                hit.features = PayloadFeatures(of: entry.output, entry.reading)
            }
            tally.add(hit)
        }
    }

    /// Returns the hit for a fault of the case at `index`.
    static func hit(
        _ fault: RoundTripFault,
        _ features: PayloadFeatures,
        _ index: Int,
        _ cases: [AskedCase]
    ) -> PhaseTally.Hit {
        PhaseTally.Hit(
            order: cases[index].order,
            id: cases[index].id ?? "random-\(cases[index].order)",
            payload: cases[index].payload,
            features: features,
            fault: fault,
            before: cases[max(0, index - 8)..<index].map(\.payload)
        )
    }

    /// Returns the faults of the answer to a payload, or, if there are none and `secondPass` is
    /// `true`, those of the answer to its output; `nil` if the testee is unavailable.
    func faults(of payload: [UInt8], secondPass: Bool) async -> [RoundTripFault]? {
        await faults(of: PayloadReading(of: payload), secondPass: secondPass)
    }

    /// Returns the same for a payload that has been read already.
    func faults(of payload: PayloadReading, secondPass: Bool) async -> [RoundTripFault]? {
        let answer = await testee.answer(to: payload.payload)
        let judgement = judge.judge(answer, to: payload)
        if case .unavailable = judgement.outcome { return nil }
        guard secondPass, judgement.isClean, case .accepted(let output, _) = answer,
            case .accepted(let reading) = judgement.outcome
        else { return judgement.faults }
        let second = judge.judge(await testee.answer(to: output), to: reading)
        if case .unavailable = second.outcome { return nil }
        return second.faultOfSecondPass.map { [$0] } ?? []
    }
}

extension Judgement {
    /// The fault of a second pass; `nil` if the output came back the same.
    fileprivate var faultOfSecondPass: RoundTripFault? {
        switch outcome {
        case .broke, .unavailable: faults.first
        case .rejected: .secondPass(.rejected, faults.first?.field)
        case .accepted: isClean ? nil : .secondPass(.altered, faults.first?.field)
        }
    }
}
