import SessionContract
import SessionPayloads

extension ConformanceRun {
    /// Tests the payloads of a replay token, in order, and nothing else.
    ///
    /// The payload that the failure was found with is tested only if the smallest one no longer
    /// shows the failure, and only for that failure: it may show others too.
    ///
    /// - Parameter token: The replay token of a finding.
    /// - Returns: The findings for the payloads, without shrinking; none if the testee has been
    ///   fixed. If the task was cancelled, the result is incomplete and has no findings.
    public func replay(_ token: ConformanceToken) async -> ConformanceResult {
        var result = ConformanceResult(
            testee: workers[0].testee.identity,
            seed: options.seed,
            shard: .whole
        )
        var outcomes: [ReplayOutcome] = []
        for asked in token.cases {
            if asked.isOriginal, outcomes.contains(.occurs) { continue }
            let findings = await replay(asked, into: &result)
            if result.isIncomplete || result.unavailability != nil { break }
            let same = findings.filter { asked.fault?.isFault(of: $0) ?? true }
            if asked.isOriginal {
                result.findings += same
                if !same.isEmpty { outcomes.append(.occurs) }
            } else {
                result.findings += findings
                outcomes.append(asked.outcome(findings, same: same))
            }
        }
        if result.isIncomplete { result.findings = [] }
        result.replayOutcome = outcomes.max()
        return result
    }

    private func replay(
        _ asked: ConformanceToken.Case,
        into result: inout ConformanceResult
    ) async -> [ConformanceFinding] {
        let worker = await worker(for: asked)
        var investigation = Investigation(worker, shrinkLimit: 0)
        await worker.testee.restart()
        let cases = asked.payloads.enumerated().map { index, payload in
            AskedCase(
                order: index,
                id: "replay-\(index + 1)",
                payload: payload,
                reading: PayloadReading(of: payload)
            )
        }
        let tally =
            switch asked.question {
            case .roundTrip: await worker.ask(cases) { _ in true }
            case .encoding: await worker.askToEncode(cases.filter { $0.reading.kind == .conforms })
            }
        result.cases[.random, default: 0] += tally.cases
        result.bytes += tally.bytes
        guard !Task.isCancelled else {
            result.isIncomplete = true
            return []
        }
        if let reason = tally.unavailability {
            result.unavailability = reason
            return []
        }
        // A breakdown is not a second answer.
        if asked.question == .roundTrip, Set(asked.payloads).count < asked.payloads.count,
            !tally.groups.keys.contains(where: \.kind.isBreakdown),
            await Investigation.isUnstable(asked.payloads, worker),
            let last = cases.last
        {
            let hit = CaseWorker.hit(
                .twoAnswers(.afterOthers),
                PayloadFeatures(of: last.payload, last.reading),
                last.order,
                cases
            )
            let origin = Investigation.Origin(phase: .random, hit: hit)
            investigation.appendUnstable(asked.payloads, 0, origin, .afterOthers)
        }
        await investigation.investigate(tally, of: .random)
        await investigation.investigateVague()
        await investigation.investigate(tally.policies)
        result.policies = tally.policies.learned(worker.testee.policies)
        return investigation.findings
    }

    /// Returns a worker that judges the payloads of a case as the run did.
    private func worker(for asked: ConformanceToken.Case) async -> CaseWorker {
        let hasDuplicateKey = asked.payloads.contains { payload in
            PayloadReading(of: payload).questions.contains(.duplicateKey)
        }
        guard hasDuplicateKey else { return workers[0] }
        let learned = await workers[0].whichValueCounts()
        return CaseWorker(workers[0].testee, learned: learned)
    }
}

/// What a replay found out about a failure.
package enum ReplayOutcome: Comparable, Sendable {
    /// It no longer occurs.
    case fixed

    /// It was seen once, when nothing repeated it, and does not occur now.
    case unrepeated

    /// Another fault occurs instead of it.
    case hidden

    /// It occurs again.
    case occurs
}

extension FaultHash {
    /// Returns whether this is the fault of a finding.
    fileprivate func isFault(of finding: ConformanceFinding) -> Bool {
        self == FaultHash(finding.fault.identity)
    }
}

extension ConformanceToken.Case {
    /// Returns what became of the failure.
    ///
    /// - Parameters:
    ///   - findings: All findings for the payloads.
    ///   - same: Those about the same fault.
    /// - Returns: The outcome.
    fileprivate func outcome(
        _ findings: [ConformanceFinding],
        same: [ConformanceFinding]
    ) -> ReplayOutcome {
        if isAboutOneAnswer { return findings.isEmpty ? .unrepeated : .occurs }
        if findings.isEmpty { return .fixed }
        return same.isEmpty ? .hidden : .occurs
    }

    /// Whether the failure is an answer that was seen once: the payloads do not ask for it twice.
    private var isAboutOneAnswer: Bool {
        fault == FaultHash(RoundTripFault.twoAnswers(.once).identity)
            && Set(payloads).count == payloads.count
    }
}
