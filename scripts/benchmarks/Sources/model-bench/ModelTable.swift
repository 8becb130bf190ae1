import Foundation
import SessionConformance
import SessionModel

/// Compares random runs with models in this process.
struct ModelTable {
    let cases: Int
    let runs: Int

    func print() async {
        var rows: [Row] = []
        // Makes everything that is made once, such as the generators, before the clock starts.
        await run(SessionObjectTestee(), fewCases, jobs: 2)
        // In turn, so that other load on the machine affects all of them alike.
        for _ in 0..<runs {
            for (index, row) in await once().enumerated() {
                if index < rows.count { rows[index].add(row) } else { rows.append(row) }
            }
        }
        Swift.print("| \(cases) random cases | cases/s of CPU, median | best | cases/s |")
        Swift.print("|---|---|---|---|")
        for row in rows {
            Swift.print(
                "| \(row.name) | \(row.median(\.cpu, cases)) | \(row.best(\.cpu, cases)) "
                    + "| \(row.median(\.wall, cases)) |"
            )
        }
    }

    private func once() async -> [Row] {
        [
            await measureRun("own model, one job", jobs: 1),
            await measureRun("own model, two jobs", jobs: 2),
            await measure("JSONDecoder and JSONEncoder only, on one small session") {
                for _ in 0..<cases { foundation() }
            },
        ]
    }

    /// The number of cases at the start of a run, which are planned and cost more.
    private let fewCases = 3_000

    /// Measures what the cases of a run take beyond the first few.
    private func measureRun(_ name: String, jobs: Int) async -> Row {
        let start = await measure(name) { await run(SessionObjectTestee(), fewCases, jobs: jobs) }
        let whole = await measure(name) {
            await run(SessionObjectTestee(), fewCases + cases, jobs: jobs)
        }
        return Row(
            name: name,
            cpu: [whole.cpu[0] - start.cpu[0]],
            wall: [whole.wall[0] - start.wall[0]]
        )
    }

    private func run(_ testee: any Testee, _ cases: Int, jobs: Int) async {
        var options = ConformanceOptions()
        options.phases = [.random]
        options.randomCases = cases
        options.seed = 7
        options.jobs = jobs
        options.shrinkLimit = 0
        _ = await ConformanceRun(testee, options: options).run()
    }

    private func foundation() {
        let payload = Data(#"{"id":1,"user_id":null,"url":"https://example.com/"}"#.utf8)
        if let session = try? JSONDecoder().decode(SessionObject.self, from: payload) {
            _ = try? JSONEncoder().encode(session)
        }
    }

    private func measure(_ name: String, _ work: () async -> Void) async -> Row {
        let (cpu, start) = (Self.processorTime, ContinuousClock.now)
        await work()
        let wall = (ContinuousClock.now - start) / .seconds(1)
        return Row(name: name, cpu: [Self.processorTime - cpu], wall: [wall])
    }

    /// The CPU time of this process in seconds.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// The times of one kind of run, in seconds.
struct Row {
    let name: String
    var cpu: [Double]
    var wall: [Double]

    mutating func add(_ other: Row) {
        cpu += other.cpu
        wall += other.wall
    }

    func median(_ times: KeyPath<Row, [Double]>, _ cases: Int) -> Int {
        let sorted = self[keyPath: times].sorted()
        return Int(Double(cases) / sorted[sorted.count / 2])
    }

    func best(_ times: KeyPath<Row, [Double]>, _ cases: Int) -> Int {
        Int(Double(cases) / (self[keyPath: times].min() ?? .infinity))
    }
}
