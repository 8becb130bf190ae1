import Foundation
import Platform
import Testing

@Suite
struct `A child filter` {
    /// Runs a script on a file with these contents, and returns all of its output.
    private func output(
        of script: String,
        on contents: [UInt8],
        after start: [UInt8] = []
    ) throws -> (bytes: [UInt8], filter: ChildFilter) {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(contents).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let filter = try ChildFilter(
            command: ["/bin/sh", "-c", script],
            environment: ["PATH=/usr/bin:/bin"],
            source: .reading(file.path),
            after: start
        )
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 10_000)
        while true {
            let count = try unsafe buffer.withUnsafeMutableBytes { buffer in
                try unsafe filter.read(into: buffer)
            }
            guard let count, count > 0 else { return (bytes, filter) }
            bytes += buffer.prefix(count)
        }
    }

    @Test
    func `does not wait longer than its time for a program`() throws {
        let filter = try ChildFilter(
            command: ["/bin/sh", "-c", "sleep 600"],
            environment: ["PATH=/usr/bin:/bin"],
            source: .reading("/dev/null"),
            within: .milliseconds(1)
        )
        #expect(try filter.readAll(limit: 1) == nil)
        #expect(filter.end == nil)
    }

    @Test
    func `passes a file through a program, with bytes before it`() throws {
        let contents = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
        let (bytes, filter) = try output(of: "cat", on: contents, after: [1, 2, 3])
        #expect(bytes == [1, 2, 3] + contents)
        #expect(filter.end == .exited(0))
        #expect(filter.message == nil)
    }

    @Test
    func `shows how the program ended, and its first message`() throws {
        let (bytes, filter) = try output(of: "echo; echo a >&2; echo >&2; exit 3", on: [])
        #expect(bytes == [10])
        #expect(filter.end == .exited(3))
        #expect(filter.message == "a")
        let (_, blank) = try output(of: "printf '\\n \\nb\\nc' >&2; kill -9 $$", on: [])
        #expect(blank.end == .signalled(9))
        #expect(blank.message == "b")
    }

    @Test
    func `does not wait for a program that reads a part, or writes more than it reads`() throws {
        let contents = [UInt8](repeating: 7, count: 1_000_000)
        let (few, _) = try output(of: "head -c 3", on: contents)
        #expect(few == [7, 7, 7])
        let (many, _) = try output(of: "tee /dev/fd/1", on: contents)
        #expect(many.count == 2_000_000)
        let (none, filter) = try output(of: "cat >&2", on: contents)
        #expect(none.isEmpty)
        #expect(filter.end == .exited(0))
    }

    @Test
    func `is not started without a program`() {
        #expect(throws: SystemError.self) {
            try ChildFilter(
                command: ["/no/such/program"],
                environment: [],
                source: .standardInput
            )
        }
    }
}
