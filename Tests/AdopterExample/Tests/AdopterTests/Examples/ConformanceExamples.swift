import Adopter
import SessionConformance
import SessionModel
import Testing

struct Profile: Codable {
    var name: String
    var nickname: OptionalNullable<String>
}

@Suite
struct `Conformance in the documentation` {
    @Test
    func `is asked of a model and of closures`() async {
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
    func `is the findings of a run`() async {
        let result = await ConformanceRun(CodableTestee(Session.self)).run()
        for finding in result.findings { print(finding) }
        #expect(result.totalCases > 0)
    }

    /// A program in another language; this one is compiled and not started.
    func child() async throws {
        let testee = try await ChildProcessTestee(command: ["python3", "adapter.py"])
        defer { Task { await testee.close() } }
        try await TesteeServer.run(CodableTestee(Session.self))
    }
}
