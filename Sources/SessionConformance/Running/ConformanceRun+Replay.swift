import SessionContract

extension ConformanceRun {
    /// Tests the payloads of a replay token, in order, and nothing else.
    ///
    /// - Parameter token: The replay token of a finding.
    /// - Returns: The findings for the payloads, without shrinking; none if the testee has been
    ///   fixed. If the task was cancelled, the result is incomplete and has no findings.
    public func replay(_ token: ConformanceToken) async -> ConformanceResult {
        let worker = workers[0]
        var result = ConformanceResult(
            testee: worker.testee.identity,
            seed: options.seed,
            shard: .whole
        )
        var investigation = Investigation(worker, shrinkLimit: 0)
        await worker.testee.restart()
        let cases = token.payloads.enumerated().map { index, payload in
            AskedCase(
                order: index,
                id: "replay-\(index + 1)",
                payload: payload,
                reading: PayloadReading(of: payload)
            )
        }
        let tally =
            switch token.question {
            case .roundTrip: await worker.ask(cases) { _ in true }
            case .encoding: await worker.askToEncode(cases.filter { $0.reading.kind == .conforms })
            }
        result.cases[.random] = tally.cases
        result.bytes = tally.bytes
        if Task.isCancelled {
            result.isIncomplete = true
            return result
        }
        result.unavailability = tally.unavailability
        if tally.unavailability == nil {
            if token.question == .roundTrip, Set(token.payloads).count < token.payloads.count,
                await Investigation.isUnstable(token.payloads, worker),
                let last = cases.last
            {
                let hit = CaseWorker.hit(.twoAnswers(.afterOthers), last.order, cases)
                let origin = Investigation.Origin(phase: .random, hit: hit, count: 1)
                investigation.appendUnstable(token.payloads, 0, origin, .afterOthers)
            }
            await investigation.investigate(tally, of: .random)
            await investigation.investigate(tally.policies)
        }
        result.findings = investigation.findings
        result.policies = tally.policies.learned(worker.testee.policies)
        return result
    }
}
