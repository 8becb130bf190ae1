import Gen
import GenTesting
import TestEffort
import Testing

@testable import SessionConformance

@Suite(.timeLimit(.minutes(10)))
struct `A conversation with a child process` {
    /// Ends at a payload that starts with `e`, which starts with `Z` in base 64, and otherwise
    /// answers with the number of its answers.
    private static let script = #"""
        count=0
        while next; do
            case $payload in Z*) exit 3;; esac
            count=$((count + 1))
            reply "\"outcome\":\"rejected\",\"reason\":\"$count\""
        done
        """#

    @Test
    func `remembers only what the running child was asked`() async throws {
        let settings = RunSettings(cases: TestEffort.count(200, plain: 60))
        try await forAll(.commands(for: ConversationModel(), count: 0...12), settings) { steps in
            let child = try await ScriptedTestee.started(Self.script)
            for step in steps {
                switch step.command {
                case .restart: await child.restart()
                case .ask(let requests):
                    var model = step.before
                    let expected = requests.map { request in
                        model.answer(to: request).map { TesteeAnswer.rejected(reason: "\($0)") }
                            ?? .crashed(detail: "exited with code 3")
                    }
                    #expect(await child.answers(to: requests.map(\.payload)) == expected)
                }
                for (request, answered) in step.after.beforeEnd {
                    let earlier = EarlierRequests(
                        count: answered.count,
                        payloads: answered.map(\.payload)
                    )
                    #expect(child.requests(before: request.payload, asking: .roundTrip) == earlier)
                }
            }
            await child.close()
        }
    }
}
