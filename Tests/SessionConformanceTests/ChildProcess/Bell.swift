import CLibrary
import Foundation
import ManualTime
import Platform

/// What a script rings when it is about to do nothing more, and the time that its limits are
/// measured by.
///
/// The time stands still until a test lets it pass, so no sound answer is ever late. A script that
/// is to run into a limit rings first. The time then passes until the script has been killed.
final class Bell: Sendable {
    /// The time of the testee.
    let time = ManualTime()

    /// The named pipe that scripts write their process number to.
    let path: String

    private let descriptor: FileDescriptor

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "bell-\(UUID())").path
        guard unsafe mkfifo(path, 0o600) == 0 else {
            throw SystemError(call: "mkfifo", code: errno)
        }
        // Opened for writing too: it neither waits for a writer nor ends with one.
        descriptor = FileDescriptor(owning: unsafe open(path, O_RDWR | O_CLOEXEC))
    }

    deinit {
        _ = unsafe unlink(path)
    }

    /// Waits until a script rings, and lets the time pass until it has been killed.
    ///
    /// One step is less than every limit, so what is started afterwards has all of its time.
    func outlast() async {
        await onThread { bell in _ = bell.outlastNext() }
    }

    /// Lets the time pass for every script that rings, until `body` has returned.
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

    /// Does something on a thread that may wait, unlike those that run tasks and children.
    private func onThread(_ body: @escaping @Sendable (Bell) -> Void) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                body(self)
                continuation.resume()
            }
        }
    }

    /// Outlasts the script that rings next; `false` where it was not a script that rang.
    private func outlastNext() -> Bool {
        let process = nextRing()
        guard process > 0 else { return false }
        repeat {
            time.advance(by: .milliseconds(100))
            TimeSource.system.pause(for: .milliseconds(1))
        } while isRunning(process)
        return true
    }

    /// The process number that the next ring brings.
    private func nextRing() -> Int32 {
        var line: [UInt8] = []
        var byte: [UInt8] = [0]
        while (try? descriptor.read(into: &byte)) == 1, byte != [0x0A] { line += byte }
        return Int32(String(decoding: line, as: UTF8.self)) ?? 0
    }
}

/// Whether a process is there and has not ended.
func isRunning(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    // One that has ended and waits for its parent to take its status has ended all the same.
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status?.contains(") Z ") != true
}
