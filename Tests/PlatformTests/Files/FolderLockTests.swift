import Foundation
import Platform
import Synchronization
import Testing

@Suite
struct `The lock of a folder` {
    @Test
    func `makes others wait until it is released`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false
        )
        defer { try? FileManager.default.removeItem(atPath: path) }
        let events = Mutex<[String]>([])
        var lock: FolderLock? = try FolderLock(at: path)
        let other = try WorkThread {
            let lock = try? FolderLock(at: path)
            events.withLock { $0.append(lock == nil ? "failed" : "second") }
        }
        events.withLock { $0.append("first") }
        _ = lock
        lock = nil
        other.join()
        #expect(events.withLock(\.self) == ["first", "second"])
    }

    @Test
    func `needs a folder`() {
        let error = #expect(throws: SystemError.self) { try FolderLock(at: "/nonexistent") }
        #expect(error?.isNoSuchFile == true)
    }
}
