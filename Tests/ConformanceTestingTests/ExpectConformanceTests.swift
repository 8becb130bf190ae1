import ConformanceTesting
import Foundation
import SessionConformance
import Testing

@Suite
struct `Expecting conformance` {
    private struct TwoStates: Codable {
        var id: Int
        var url: String?
    }

    /// A model that accepts every payload, and returns the same session for all of them.
    private static let constant = ClosureTestee(
        "Constant",
        decode: { _ in 0 },
        encode: { Array("{\"id\":\($0)}".utf8) }
    )

    @Test(arguments: ConformancePhase.allCases)
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
    func `records an issue with the corpus case of each finding`() async {
        await withKnownIssue {
            await expectConformance(of: CodableTestee(TwoStates.self), in: .corpus)
        } matching: { issue in
            "\(issue)".contains(/case: +[a-z]+(-[a-z0-9]+)+/)
        }
    }

    @Test
    func `records an issue with the place of a payload in a folder beside the test`() async throws {
        let start = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let folder = start.appending(path: "Payloads")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: start) }
        let lines = folder.appending(path: "a.ndjson")
        try Data("{\"id\":0}\n{\"id\":0}\n{\"id\":7}\n".utf8).write(to: lines)
        let corpus = ConformanceCorpus.folder(
            "Payloads",
            besides: start.appending(path: "Tests.swift").path
        )
        await withKnownIssue {
            await expectConformance(of: Self.constant, in: .corpus, corpus: corpus)
        } matching: { issue in
            "\(issue)".contains("case:     a.ndjson:3")
        }
        await expectConformance(of: SessionObjectTestee(), in: .corpus, corpus: corpus)
    }

    @Test
    func `records an issue for a corpus that cannot be read`() async {
        await withKnownIssue {
            await expectConformance(
                of: SessionObjectTestee(),
                in: .corpus,
                corpus: .folder("no such folder")
            )
        } matching: { issue in
            "\(issue)".contains("ConformanceTestingTests/no such folder")
        }
        // Other phases do not need it.
        await expectConformance(
            of: SessionObjectTestee(),
            in: .timestamps,
            corpus: .folder("no such folder")
        )
    }

    @Test
    func `records an issue for a phase without cases`() async {
        var options = ConformanceOptions()
        options.randomCases = 0
        await withKnownIssue {
            await expectConformance(of: SessionObjectTestee(), in: .random, options: options)
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
