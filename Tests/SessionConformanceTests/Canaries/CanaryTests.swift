import Gen
import Testing

@testable import SessionConformance

@Suite
struct `The canaries` {
    @Test
    func `there are enough wrong models, each with a name of its own`() {
        #expect(Canary.all.count >= 100)
        #expect(Set(Canary.all.map(\.name)).count == Canary.all.count)
        #expect(Canary.all.allSatisfy { $0.name.hasSuffix("Testee") })
    }

    @Test(arguments: Canary.all)
    func `a wrong model is caught by its rule with a small payload`(canary: Canary) async {
        let findings = await findings(about: canary)
        let caught = findings.filter { $0.rule == canary.rule }
        #expect(
            caught.contains { $0.payload.count <= canary.size },
            "\(findings.map(\.description).joined(separator: "\n"))"
        )
    }

    /// What the phase that must catch a wrong model finds, up to the few cases that do.
    ///
    /// Whole runs against all of them take minutes in a debug build.
    private func findings(about canary: Canary) async -> [ConformanceFinding] {
        var options = ConformanceOptions()
        options.phases = [canary.phase]
        // A sequence of payloads takes long to make smaller, and each of them is small already.
        options.shrinkLimit = canary.phase == .state ? 100 : 500
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
    func `a model that accepts all it may is not accused`() async {
        var options = ConformanceOptions()
        options.randomCases = 300
        let result = await ConformanceRun(TreeTestee(name: "right"), options: options).run()
        #expect(result.findings.map(\.description) == [])
    }
}

extension Canary: CustomTestStringConvertible {
    var testDescription: String { name }
}
