import Foundation
import Testing

@testable import SessionConformance

/// Time-outs, and programs that fail too often.
@Suite(.timeLimit(.minutes(10)))
struct `A child that exceeds the time limit` {
    /// A path that the scripts of one test share.
    private let mark = FileManager.default.temporaryDirectory.appending(path: "mark-\(UUID())").path

    /// Returns the answers of a child to payloads; each ring of the script exceeds the time limit.
    private func answers(
        of script: String,
        to payloads: [[UInt8]]
    ) async throws -> (child: ChildProcessTestee, answers: [TesteeAnswer]) {
        defer { try? FileManager.default.removeItem(atPath: mark) }
        let bell = try Bell()
        let child = try await ScriptedTestee.started(script, mark, bell: bell)
        return (child, await bell.outlastAll { await child.answers(to: payloads) })
    }

    @Test
    func `only once is not reported`() async throws {
        let (child, answers) = try await answers(
            of: "while next; do [ -e $1 ] || { : > $1; ring; sleep 600; }; accept; done",
            to: payloads(0..<5)
        )
        #expect(answers == echoes(0..<5))
        #expect(child.requests(before: payloads(0..<1)[0], asking: .roundTrip) == nil)
    }

    @Test
    func `is asked the second time by itself, in a fresh process`() async throws {
        let (_, answers) = try await answers(
            of: """
                while next; do
                    n=$((n + 1)); echo "$$ $n $payload" >> $1.log
                    [ $payload != eyJpZCI6M30= ] || { ring; sleep 600; }
                    accept
                done
                """,
            to: payloads(0..<6)
        )
        defer { try? FileManager.default.removeItem(atPath: mark + ".log") }
        #expect(answers[3] == .hung(limit: .seconds(2)))
        #expect(answers[4...] == echoes(4..<6)[...])
        let log = try String(contentsOfFile: mark + ".log", encoding: .utf8)
        let lines = log.split(separator: "\n").map { $0.split(separator: " ") }
        let asked = lines.filter { $0[2] == "eyJpZCI6M30=" }
        #expect(asked.map { $0[1] } == ["4", "1"])
        #expect(lines.count { $0[0] == asked[1][0] } == 1)
    }

    @Test
    func `after the same requests each time is reported with them`() async throws {
        let (child, answers) = try await answers(
            of: "while next; do n=$((n + 1)); [ $n != 5 ] || { ring; sleep 600; }; accept; done",
            to: payloads(0..<7)
        )
        #expect(answers[4] == .hung(limit: .seconds(2)))
        #expect(answers[5...] == echoes(5..<7)[...])
        let earlier = child.requests(before: payloads(4..<5)[0], asking: .roundTrip)
        #expect(earlier == EarlierRequests(count: 4, payloads: payloads(0..<4)))
    }

    @Test
    func `after the same long sequence each time is reported too`() async throws {
        let (child, answers) = try await answers(
            of: "while next; do n=$((n + 1)); [ $n != 70 ] || { ring; sleep 600; }; accept; done",
            to: payloads(0..<200)
        )
        // The first time-out after 69 requests may have been chance.
        #expect(answers[69] == echoes(69..<70)[0])
        let hung = answers.indices.filter { answers[$0] == .hung(limit: .seconds(2)) }
        #expect(hung == [138])
        let earlier = child.requests(before: payloads(138..<139)[0], asking: .roundTrip)
        #expect(earlier?.count == 69 && earlier?.payloads.count == 63)
    }

    @Test
    func `in the middle of a reply is reported with its bytes, not as noise`() async throws {
        let (_, answers) = try await answers(
            of:
                #"while next; do printf '{"seq":'; [ -e $1 ] || { : > $1.x; ring; sleep 600; }; done"#,
            to: [[1]]
        )
        let seen = #", after it wrote '{"seq":': did it flush?"#
        #expect(answers == [.hung(limit: .seconds(2), detail: seen)])
    }

    @Test
    func `at every payload ends the run after eight of them`() async throws {
        let (_, answers) = try await answers(
            of: "while next; do ring; sleep 600; done",
            to: payloads(0..<20)
        )
        #expect(answers[..<8].allSatisfy { $0 == .hung(limit: .seconds(2)) })
        guard case .unavailable(let reason) = answers[8] else {
            Issue.record("\(answers[8])")
            return
        }
        #expect(
            reason.hasPrefix(
                "the testee gave no answer to 8 of the last 8 payloads, so the run ended"
            )
        )
        #expect(reason.contains("the last time, it did not answer within 2.0 seconds; fix that"))
        #expect(answers.count == 20)
    }

    @Test
    func `is not the only one that ends the run early`() async throws {
        let script = "while next; do n=$((n + 1)); [ $n != 2 ] || { seq=7; accept; }; accept; done"
        let child = try await ScriptedTestee.started(script)
        let answers = await child.answers(to: payloads(0..<400))
        let end = try #require(
            answers.firstIndex { if case .unavailable = $0 { true } else { false } }
        )
        #expect(64..<150 ~= end)
        guard case .unavailable(let reason) = answers[end] else { return }
        #expect(reason.contains("the last time, it answered request 7 instead of request 2"))
        // It is still available to investigate what was found.
        #expect(await child.answer(to: [1]) == .accepted([1]))
    }
}
