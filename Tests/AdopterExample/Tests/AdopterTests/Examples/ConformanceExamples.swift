import Adopter
import ConformanceTesting
import SessionConformance
import SessionModel
import Testing

struct Profile: Codable {
    var name: String
    var nickname: OptionalNullable<String>
}

@Suite
struct `The conformance examples` {
    @Test
    func `test a Codable type and a model made of closures`() async {
        let testee = CodableTestee(Session.self)
        #expect(testee.identity.name == "Session")
        do {
            let testee = ClosureTestee(
                "Session",
                decode: { try Session(strict: $0) },
                encode: \.json
            )
            #expect(testee.identity.name == "Session")
        }
    }

    @Test
    func `print the findings of a run`() async {
        let result = await ConformanceRun(CodableTestee(Session.self)).run()
        for finding in result.findings { print(finding) }
        #expect(result.totalCases > 0)
    }

    /// An example with a program in another language, which is compiled but not run.
    func child() async throws {
        let testee = try await ChildProcessTestee(command: ["python3", "adapter.py"])
        defer { Task { await testee.close() } }
        try await TesteeServer.run(CodableTestee(Session.self))
    }
}

@Suite(.disabled("It shows the shortest test of a type, which this type fails"))
struct `The first test of an adopter` {
    @Test(arguments: ConformancePhase.allCases)
    func `our session keeps the contract`(phase: ConformancePhase) async {
        await expectConformance(of: CodableTestee(Session.self), in: phase)
    }
}
