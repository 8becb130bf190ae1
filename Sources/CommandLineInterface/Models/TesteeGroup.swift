import SessionConformance
import SessionContract

/// The copies of a testee that one run asks, from their start to their end.
struct TesteeGroup: Sendable {
    private let children: [ChildProcessTestee]
    let members: [any Testee]

    /// Starts as many copies as are wanted; of a testee in this process there is one, which
    /// answers any number of tasks.
    init(_ options: TesteeOptions, copies: Int) async throws(ChildStartError) {
        guard let command = options.command else {
            children = []
            members = [SessionObjectTestee()]
            return
        }
        var limits = ChildProcessLimits()
        limits.answer = options.timeout
        let first = try await ChildProcessTestee(command: command, limits: limits)
        var started = [first]
        do {
            for _ in 1..<max(1, copies) { started.append(try await first.another()) }
        } catch {
            for child in started { await child.close() }
            throw error
        }
        children = started
        members = started
    }

    /// Ends all copies, and returns what was wrong with how they ended, once.
    func close() async -> Finding? {
        var faults: [Finding] = []
        for child in children {
            if let fault = await child.close() { faults += [Finding(ending: fault)] }
        }
        return faults.first
    }
}
