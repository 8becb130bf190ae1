import Foundation
import Gen
import Synchronization
import Testing

@testable import GenTesting

@Suite
struct `A property in a test whose last run crashed` {
    @Test
    func `runs the case that was running first`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "gen-crashes-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let values = Mutex<[Int]>([])
        func run(_ body: @escaping (Int) throws -> Void) async throws {
            try await CrashedCase.$folder.withValue(folder) {
                try await forAll(.int(), RunSettings(cases: 300)) { try body($0) }
            }
        }
        // A copy of the note while a case is running is what a crash leaves.
        try await run { number in
            guard values.withLock({ $0.isEmpty }), number > 1_000_000 else { return }
            values.withLock { $0.append(number) }
            try FileManager.default.copyItem(atPath: folder, toPath: folder + "-crash")
        }
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.moveItem(atPath: folder + "-crash", toPath: folder)
        try await run { number in values.withLock { $0.append(number) } }
        values.withLock { values in
            #expect(values.count == 302)
            #expect(values[0] == values[1])
        }
        try await run { number in values.withLock { $0.append(number) } }
        #expect(values.withLock { $0.count } == 602)
    }

    @Test
    func `keeps its notes in the build folder, or where the environment says`() {
        func folder(_ variable: String?, hasBuild: Bool) -> String? {
            let value = { $0 == "GEN_CRASH_FOLDER" ? variable : nil }
            return CrashedCase.defaultFolder(value, { hasBuild && $0 == ".build" })
        }
        #expect(folder(nil, hasBuild: true) == ".build/gen-crashes")
        #expect(folder(nil, hasBuild: false) == nil)
        #expect(folder("", hasBuild: true) == nil)
        #expect(folder("notes", hasBuild: false) == "notes")
    }
}
