import Testing

@testable import Platform

@Suite
struct `A list of running children` {
    @Test
    func `kills all that are on it, and not those that were removed`() throws {
        let children = RunningChildren()
        let processes = try (0..<3).map { _ in
            try ChildProcess(command: ["/bin/sh", "-c", "read line"], environment: [])
        }
        for process in processes { children.insert(process.identifier) }
        children.remove(processes[1].identifier)
        children.kill()
        for process in [processes[0], processes[2]] {
            while !process.hasEnded {}
            #expect(process.stop().description == "was killed by signal 9 (SIGKILL)")
        }
        #expect(processes[1].stop() == .stopped)
    }
}
