package import SessionContract

/// The copies of a testee that a run uses, from their start to their exit.
package struct TesteeGroup: Sendable {
    private let children: [ChildProcessTestee]

    /// The copies, at least one.
    package let members: [any Testee]

    /// Starts `copies` of a program, or uses the model of this package if `command` is `nil`.
    ///
    /// The model needs no copies, since it answers any number of tasks.
    package init(
        _ command: [String]?,
        copies: Int,
        limits: ChildProcessLimits = ChildProcessLimits()
    ) async throws(ChildStartError) {
        guard let command else {
            children = []
            members = [SessionObjectTestee()]
            return
        }
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

    /// What a copy wrote before its answer to `hello`, as a finding; `nil` if there was nothing.
    package var banner: Finding? {
        children.lazy.compactMap(\.banner).first.map { Finding(banner: $0) }
    }

    /// Returns a run with all copies.
    package func run(_ options: ConformanceOptions) -> ConformanceRun {
        members.count == 1
            ? ConformanceRun(members[0], options: options)
            : ConformanceRun(copies: members, options: options)
    }

    /// Ends all copies, and returns the first fault in how one of them exited.
    package func close() async -> Finding? {
        var faults: [Finding] = []
        for child in children {
            if let fault = await child.close() { faults.append(Finding(ending: fault)) }
        }
        return faults.first
    }
}
