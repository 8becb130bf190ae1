import Foundation
import Platform
import Synchronization
import Testing

@testable import SessionCorpus

/// A copy of the small corpus on disk.
private final class CorpusCopy {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    init() throws {
        for (path, bytes) in SmallCorpus.snapshot.files {
            try CorpusSnapshot.write(bytes, to: path, below: root)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var files: [String: [UInt8]]? { try? CorpusSnapshot(root: root).files }
}

@Suite
struct `Changing a corpus on disk` {
    private static func draft(_ number: Int) -> CaseDraft {
        CaseDraft(
            Array(#"{"id":"\#(100 + number)"}"#.utf8),
            topic: .types,
            title: "digits \(number)",
            why: "w",
            source: CaseSource(.hand, on: "2026-11-23")
        )
    }

    @Test
    func `keeps what several writers add at the same time`() throws {
        let copy = try CorpusCopy()
        let root = copy.root
        let failures = Mutex<[String]>([])
        let writers = try (0..<4).map { number in
            try WorkThread {
                do throws(CorpusFailure) {
                    _ = try CorpusAdd.run(Self.draft(number), root: root)
                } catch {
                    failures.withLock { $0.append(error.description) }
                }
            }
        }
        for writer in writers { writer.join() }
        #expect(failures.withLock(\.self) == [])
        let ids = try Corpus(root: root).cases.map(\.id)
        for number in 0..<4 { #expect(ids.contains("types-digits-\(number)")) }
    }

    @Test
    func `writes, replaces and deletes the files that differ, and no others`() throws {
        let copy = try CorpusCopy()
        let result = try CorpusSnapshot.change(root: copy.root) { snapshot in
            snapshot.files["types/new.json"] = Array("new".utf8)
            snapshot.files["types/new.payload"] = Array("raw".utf8)
            snapshot.files["staging/cases.json"] = nil
            return 7
        }
        #expect(result == 7)
        var expected = SmallCorpus.snapshot.files
        expected["types/new.json"] = Array("new".utf8)
        expected["types/new.payload"] = Array("raw".utf8)
        expected["staging/cases.json"] = nil
        #expect(copy.files == expected)
    }

    @Test
    func `is refused if an editor has changed a file since it was read`() throws {
        let copy = try CorpusCopy()
        let failure = #expect(throws: CorpusFailure.self) {
            try CorpusSnapshot.change(root: copy.root) { snapshot throws(CorpusFailure) in
                let saved = Array("saved by an editor".utf8)
                try CorpusSnapshot.write(saved, to: "types/cases.json", below: copy.root)
                snapshot.files["types/cases.json"] = Array("x".utf8)
                snapshot.files["types/another.json"] = Array("x".utf8)
            }
        }
        #expect(failure?.description.contains("types/cases.json has just been changed") == true)
        let files = try #require(copy.files)
        #expect(files["types/cases.json"] == Array("saved by an editor".utf8))
        #expect(files["types/another.json"] == nil)
    }

    @Test
    func `leaves no temporary file, and none changed, if the change fails`() throws {
        let copy = try CorpusCopy()
        #expect(throws: CorpusFailure.self) {
            try CorpusSnapshot.change(root: copy.root) { snapshot throws(CorpusFailure) in
                snapshot.files = [:]
                throw CorpusFailure("no", kind: .refused)
            }
        }
        #expect(copy.files == SmallCorpus.snapshot.files)
        let names = try FileManager.default.subpathsOfDirectory(atPath: copy.root)
        #expect(!names.contains { $0.split(separator: "/").contains { $0.hasPrefix(".") } })
    }
}
