import Gen
import SessionConformance
import Testing

struct CanaryTests {
    @Test func `there are enough wrong models, each with a name of its own`() {
        #expect(Canary.all.count >= 100)
        #expect(Set(Canary.all.map(\.name)).count == Canary.all.count)
        #expect(Canary.all.allSatisfy { $0.name.hasSuffix("Testee") })
    }

    @Test(arguments: Canary.all)
    func `a wrong model is caught by its rule with a small payload`(canary: Canary) async {
        var options = ConformanceOptions()
        options.randomCases = 100
        let result = await ConformanceRun(canary.testee(), options: options).run()
        let caught = result.findings.filter { $0.rule == canary.rule }
        #expect(
            caught.contains { $0.payload.count <= canary.size },
            "\(result.findings.map(\.description).joined(separator: "\n"))"
        )
        #expect(result.findings.count <= 24)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a model that accepts all it may is not accused`(seed: UInt64) async {
        var options = ConformanceOptions()
        options.seed = Seed(seed)
        let result = await ConformanceRun(TreeTestee(name: "right"), options: options).run()
        #expect(result.findings.map(\.description) == [])
    }
}

extension Canary: CustomTestStringConvertible {
    var testDescription: String { name }
}
