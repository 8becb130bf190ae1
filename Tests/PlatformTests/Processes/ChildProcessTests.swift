import Platform
import Testing

@Suite
struct `A child process` {
    private static func output(of child: ChildProcess) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 10)
        while true {
            switch child.output.readAvailable(into: &buffer) {
            case .moved(let count): bytes += buffer.prefix(count)
            case .ended: return String(decoding: bytes, as: UTF8.self)
            case .blocked:
                var set = PollSet()
                set.add(child.output, for: .readable)
                set.wait(for: .seconds(30))
            }
        }
    }

    @Test
    func `has its own environment and writes output that can be read`() throws {
        let command = ["/bin/sh", "-c", "echo \"$A and $B\"; exit 3"]
        let child = try ChildProcess(command: command, environment: ["A=1", "B=two"])
        #expect(Self.output(of: child) == "1 and two\n")
        while !child.hasEnded {}
        #expect(child.stop() == .exited(3))
        #expect("\(child.stop())" == "exited with code 3")
    }

    @Test
    func `reads what is written to its input`() throws {
        let child = try ChildProcess(command: ["cat"], environment: ["PATH=/usr/bin:/bin"])
        let written = child.input?.writeAvailable(Array("through".utf8)[...])
        #expect(written == .moved(7))
        child.closeInput()
        #expect(Self.output(of: child) == "through")
    }

    @Test
    func `is killed if it does not exit by itself`() throws {
        let child = try ChildProcess(command: ["/bin/sh", "-c", "read line"], environment: [])
        #expect(!child.hasEnded)
        #expect(child.stop() == .stopped)
        #expect(child.hasEnded)
    }

    @Test
    func `may be ended by a signal`() throws {
        let child = try ChildProcess(command: ["/bin/sh", "-c", "kill -9 $$"], environment: [])
        while !child.hasEnded {}
        #expect("\(child.stop())" == "was killed by signal 9 (SIGKILL)")
    }

    @Test
    func `is not started if the program does not exist`() {
        let error = #expect(throws: SystemError.self) {
            try ChildProcess(command: ["/no/such/program"], environment: [])
        }
        #expect(error?.isNoSuchFile == true)
    }

    @Test
    func `inherits no descriptors but its standard streams`() throws {
        // As our parent might have left one open: with a high number, which no shell uses itself.
        let left = FileDescriptor(owning: 700)
        try left.redirect(to: .standardInput)
        let script = "[ -e /dev/fd/700 ] && echo inherited || echo closed"
        let child = try ChildProcess(command: ["/bin/sh", "-c", script], environment: [])
        #expect(Self.output(of: child) == "closed\n")
        withExtendedLifetime(left) {}
    }
}
