import Arrangements
import CanaryModels
import Gen
import SessionContract
import TestEffort
import Testing

@testable import SessionConformance

@Suite
struct `Canary models` {
    @Test
    func `are at least a hundred, each with a unique name`() {
        #expect(Canary.all.count >= 100)
        #expect(Set(Canary.all.map(\.name)).count == Canary.all.count)
        #expect(Canary.all.allSatisfy { $0.name.hasSuffix("Testee") })
    }

    @Test(arguments: TestEffort.sample(of: Canary.all, every: 6))
    func `are caught by their rule, each with a small payload`(canary: Canary) async {
        let findings = await findings(about: canary)
        let caught = findings.filter { $0.rule == canary.rule }
        #expect(
            caught.contains { $0.payload.count <= canary.size },
            "\(findings.map(\.description).joined(separator: "\n"))"
        )
        for finding in findings { checkPayload(of: finding) }
    }

    /// Checks that a payload that should not have been accepted breaks the rule that the finding
    /// names, and that one that should not have been rejected breaks none.
    ///
    /// The payload of any other finding breaks no rule about payloads, or not because of the model.
    private func checkPayload(of finding: ConformanceFinding) {
        let faults = Judged(session: finding.payload).faults
        switch finding.fault {
        case .accepted(let fault), .acceptedOneOf(_, let fault):
            #expect(faults.contains { $0.rule == fault.rule }, "\(finding)")
        case .rejected:
            #expect(!faults.contains { $0.rule.defaultSeverity == .error }, "\(finding)")
        case .rejectedAgainstPolicy, .acceptedAgainstPolicy, .changed, .invalidOutput, .twoAnswers,
            .secondPass, .spelling, .brokeDown, .brokeDownLater, .banner, .badEnd:
            break
        }
        // The payload that was sent is the only one that a row about a model shows.
        #expect(finding.fault.wording.example == nil)
    }

    /// Returns the findings of the phase that must catch a model, up to the cases that catch it.
    ///
    /// Whole runs of all models take minutes in a debug build.
    private func findings(about canary: Canary) async -> [ConformanceFinding] {
        var options = ConformanceOptions()
        options.phases = [canary.phase]
        // Shrinking a sequence of payloads takes long, and the payloads are small already.
        options.shrinkLimit = canary.phase == .state ? 100 : 300
        guard canary.phase != .state else {
            return await ConformanceRun(canary.testee(), options: options).run().findings
        }
        let worker = CaseWorker(canary.testee())
        let work = PhaseWork(canary.phase, options, .just([]))
        var investigation = Investigation(worker, shrinkLimit: options.shrinkLimit)
        var evidence = PolicyEvidence()
        var number = 0
        while let chunk = work.chunk(number) {
            for start in stride(from: 0, to: chunk.count, by: 4) {
                let few = Array(chunk[start..<min(start + 4, chunk.count)])
                let tally = await worker.ask(few, asksTwice: work.asksTwice)
                evidence.add(tally.policies)
                await investigation.investigate(tally, of: canary.phase)
                let isCaught = investigation.findings.contains { $0.rule == canary.rule }
                if isCaught { return investigation.findings }
            }
            number += 1
        }
        await investigation.investigate(evidence)
        return investigation.findings
    }

    @Test
    func `do not include a model that accepts everything the contract allows`() async {
        var options = ConformanceOptions()
        options.randomCases = 300
        let result = await ConformanceRun(TreeTestee(name: "right"), options: options).run()
        #expect(result.findings.map(\.description) == [])
    }
}

extension Canary: CustomTestStringConvertible {
    var testDescription: String { name }
}
