import Foundation
import PayloadInput
import Testing

@Suite
struct `The files of a folder` {
    @Test
    func `are all payloads in and below it, in order`() throws {
        let manager = FileManager.default
        let root = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? manager.removeItem(at: root) }
        let names = [
            "b.json", "a/c.NDJSON", "a/d.txt", ".hidden.json", "a/e.har", "f.jsonl", "json",
        ]
        for name in names {
            let file = root.appendingPathComponent(name)
            try manager.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data("{}".utf8).write(to: file)
        }
        // Following a link back to the folder would never end.
        try manager.createSymbolicLink(
            at: root.appendingPathComponent("loop.json"),
            withDestinationURL: root
        )
        let found = try PayloadFiles.paths(at: root.path)
        let expected = ["a/c.NDJSON", "a/e.har", "b.json", "f.jsonl"]
        #expect(found.map { String($0.dropFirst(root.path.count + 1)) } == expected)
        #expect(try PayloadFiles.paths(at: root.path + "/a/d.txt") == [root.path + "/a/d.txt"])
        #expect(try PayloadFiles.paths(at: "-") == ["-"])
    }

    @Test
    func `must include a payload`() throws {
        let manager = FileManager.default
        let root = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try manager.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: root) }
        #expect(throws: InputFailure(.noPayloads, source: root.path)) {
            try PayloadFiles.paths(at: root.path)
        }
    }
}
