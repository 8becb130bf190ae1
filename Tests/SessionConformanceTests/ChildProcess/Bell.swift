import CLibrary
import Foundation
import ManualTime
import Platform

/// A signal from a script that it is about to hang, and the clock of its limits.
///
/// The clock does not advance until a test advances it, so no valid answer is ever late. A script
/// that should exceed a limit rings the bell first. The clock then advances until the script has
/// been killed.
final class Bell: Sendable {
    /// The clock of the testee.
    let time = ManualTime()

    /// The named pipe that scripts write their process ID to.
    let path: String

    private let descriptor: FileDescriptor

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "bell-\(UUID())").path
        guard unsafe mkfifo(path, 0o600) == 0 else {
            throw SystemError(call: "mkfifo", code: errno)
        }
        // Also opened for writing, so that opening does not block and reading does not end.
        descriptor = FileDescriptor(owning: unsafe open(path, O_RDWR | O_CLOEXEC))
    }

    deinit {
        _ = unsafe unlink(path)
    }

    /// Waits until a script rings, and advances the clock until the script has been killed.
    ///
    /// A step is shorter than every limit, so a program that starts afterwards has its full time.
    func outlast() async {
        await onThread { bell in _ = bell.outlastNext() }
    }

    /// Advances the clock for every script that rings, until `body` has returned.
    func outlastAll<Result: Sendable>(
        during body: @escaping @Sendable () async -> Result
    ) async -> Result {
        let work = Task {
            let result = await body()
            try? descriptor.write(Array("0\n".utf8))
            return result
        }
        await onThread { bell in while bell.outlastNext() {} }
        return await work.value
    }

    /// Runs `body` on a thread that may block, unlike those that run tasks and children.
    private func onThread(_ body: @escaping @Sendable (Bell) -> Void) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                body(self)
                continuation.resume()
            }
        }
    }

    /// Outlasts the script that rings next; returns `false` if it was not a script that rang.
    private func outlastNext() -> Bool {
        let process = nextRing()
        guard process > 0 else { return false }
        repeat {
            time.advance(by: .milliseconds(100))
            TimeSource.system.pause(for: .milliseconds(1))
        } while isRunning(process)
        return true
    }

    /// Returns the process ID of the next script that rings.
    private func nextRing() -> Int32 {
        var line: [UInt8] = []
        var byte: [UInt8] = [0]
        while (try? descriptor.read(into: &byte)) == 1, byte != [0x0A] { line += byte }
        return Int32(String(decoding: line, as: UTF8.self)) ?? 0
    }
}

/// Returns whether a process exists and has not exited.
func isRunning(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    // A zombie still exists, but has exited.
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status?.contains(") Z ") != true
}
