import Foundation
import SessionConformance

/// Measures our own CPU time per case that a child process answers, without the child's: for a
/// whole run, which makes payloads and judges replies, and for the protocol only.
struct ChildTable {
    let model: String
    let runs: Int

    private struct Row {
        var own: [Double] = []
        var wall: [Double] = []
        var waits: [Double] = []
    }

    func print() async {
        let own = CommandLine.arguments[0]
        Swift.print(
            "| what | cases | own µs/case, median | min–max | waits/case | wall µs/case |"
        )
        Swift.print("|---|---|---|---|---|---|")
        await print("run: session-testee", 40_000, [model], run)
        for rest in [100, 500, 1_000] {
            let cases = rest == 100 ? 20_000 : 4_000
            await print(
                "run: a delay of \(rest) µs per case",
                cases,
                [own, "rest", "\(rest)"],
                run
            )
        }
        await print("protocol only: session-testee", 40_000, [model], ask)
        await print("protocol only: echo", 40_000, [own, "echo"], ask)
        await print("protocol only: a delay of 1000 µs", 4_000, [own, "rest", "1000"], ask)
        // The cost of making and judging cases by itself. The first two thousand cases are planned,
        // which takes longer than random ones.
        for cases in [40_000, 4_000] {
            await print("no child: the same run in this process", cases, [], run)
        }
        Swift.print("\nRemaining children: \(waitpid(-1, nil, WNOHANG) < 0 ? "none" : "some")")
    }

    /// Makes, sends and judges random cases.
    private func run(_ testee: any Testee, _ cases: Int) async -> Int {
        var options = ConformanceOptions()
        options.phases = [.random]
        options.randomCases = cases
        return await ConformanceRun(testee, options: options).run().totalCases
    }

    /// Only exchanges requests and replies, as many at once as a run does.
    private func ask(_ testee: any Testee, _ cases: Int) async -> Int {
        let payload = Array(
            #"{"id":3432,"authenticated_at":"2014-11-18T17:24:29Z","url":null,"user_id":12345}"#
                .utf8
        )
        let chunk = Array(repeating: payload, count: 128)
        var count = 0
        while count < cases { count += await testee.answers(to: chunk).count }
        return count
    }

    private typealias Work = (any Testee, Int) async -> Int

    private func print(
        _ name: String,
        _ cases: Int,
        _ command: [String],
        _ work: Work
    ) async {
        var row = Row()
        for _ in 0..<runs {
            guard let sample = await sample(command, cases, work) else {
                Swift.print("| \(name) | skipped: the testee does not start | | | | |")
                return
            }
            row.own.append(sample.own)
            row.wall.append(sample.wall)
            row.waits.append(sample.waits)
        }
        func text(_ value: Double) -> String { String(format: "%.1f", value) }
        let sorted = row.own.sorted()
        Swift.print(
            "| \(name) | \(cases) | \(text(median(row.own))) | "
                + "\(text(sorted[0]))–\(text(sorted[sorted.count - 1])) | "
                + "\(String(format: "%.2f", median(row.waits))) | \(text(median(row.wall))) |"
        )
    }

    private func sample(
        _ command: [String],
        _ cases: Int,
        _ work: Work
    ) async -> (own: Double, wall: Double, waits: Double)? {
        let child = command.isEmpty ? nil : try? await ChildProcessTestee(command: command)
        guard command.isEmpty || child != nil else { return nil }
        // Makes everything that is made once, such as the generators, before the clock starts.
        _ = await work(child ?? SessionObjectTestee(), 128)
        let (before, start) = (usage(), ContinuousClock.now)
        let count = Double(await work(child ?? SessionObjectTestee(), cases))
        let (after, wall) = (usage(), ContinuousClock.now - start)
        await child?.close()
        return (
            (after.seconds - before.seconds) * 1e6 / count,
            wall / .microseconds(1) / count,
            Double(after.waits - before.waits) / count
        )
    }

    private func usage() -> (seconds: Double, waits: Int) {
        var usage = rusage()
        // 0 is RUSAGE_SELF, whose type on Linux is not that of the parameter.
        getrusage(0, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_nvcsw)
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
