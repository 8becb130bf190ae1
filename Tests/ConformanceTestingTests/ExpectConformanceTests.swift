import ConformanceTesting
import SessionConformance
import Testing

@Suite
struct `Expecting conformance` {
    private struct TwoStates: Codable {
        var id: Int
        var url: String?
    }

    @Test(arguments: ConformancePhase.generated)
    func `accepts the model of this package`(phase: ConformancePhase) async {
        var options = ConformanceOptions()
        options.randomCases = 200
        await expectConformance(of: SessionObjectTestee(), in: phase, options: options)
    }

    @Test
    func `records an issue with the smallest payload for each finding`() async {
        await withKnownIssue {
            await expectConformance(of: CodableTestee(TwoStates.self), in: .presence)
        } matching: { issue in
            "\(issue)".contains("roundtrip/")
        }
        await withKnownIssue {
            let token = ConformanceToken([Array(#"{"id":0,"url":null}"#.utf8)])
            await expectConformance(replaying: "\(token)", of: CodableTestee(TwoStates.self))
        } matching: { issue in
            "\(issue)".contains(#"payload:  {"id":0,"url":null}"#)
        }
    }

    @Test
    func `records an issue for a phase without cases`() async {
        await withKnownIssue {
            await expectConformance(of: SessionObjectTestee(), in: .corpus)
        } matching: { issue in
            "\(issue)".contains("no cases to test")
        }
    }

    @Test
    func `records an issue for an invalid token`() async {
        await withKnownIssue {
            await expectConformance(replaying: "p1-none", of: SessionObjectTestee())
        } matching: { issue in
            "\(issue)".contains("not a replay token")
        }
    }
}
