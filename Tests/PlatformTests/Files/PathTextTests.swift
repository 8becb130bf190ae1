import Foundation
import Platform
import Testing

@Suite
struct `The text of a path` {
    private static let names: [[UInt8]] = [
        Array("a.json".utf8), Array("é €😀".utf8), [], [0xFF], [0x61, 0xE9, 0x2E, 0x6A],
        [0xC3, 0xA9, 0xC3], [0xF0, 0x9F, 0x98], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
        // The bytes of the characters that represent 0x80 and 0xFF, and of their neighbors.
        [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBD, 0xBF],
        [0xF4, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]

    @Test
    func `differs from that of any other path`() {
        let texts = Self.names.map { PathText.decoding($0) }
        #expect(Set(texts).count == texts.count)
        #expect(texts.prefix(3) == ["a.json", "é €😀", ""])
    }

    @Test
    func `leads to the file whose name has these bytes`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Folders.make(folder)
        let names = Self.names.filter { !$0.isEmpty && !$0.contains(0x2F) }
            .map { PathText.decoding($0) }
        for (index, name) in names.enumerated() {
            let path = "\(folder)/\(name)"
            try FileReplacement.write([UInt8(index)], to: path)
            #expect(FileKind(at: path, followsLinks: false) == .regular)
            #expect(FileIdentity(at: path) == (try FileIdentity(of: .reading(path))))
        }
        #expect(Set(try Folders.names(in: folder)) == Set(names))
        for (index, name) in names.enumerated() {
            let file = try FileDescriptor.reading("\(folder)/\(name)")
            #expect(try file.readAll(limit: 10) == [UInt8(index)])
        }
        // A program gets the same bytes.
        let list = try ChildProcess(
            command: ["/bin/sh", "-c", "for name; do test -f \"$name\" || exit 1; done", "sh"]
                + names.map { "\(folder)/\($0)" },
            environment: []
        )
        while !list.hasEnded {}
        #expect(list.stop() == .exited(0))
    }

    @Test
    func `is shown with bytes that are not UTF-8 as escapes`() {
        #expect(PathText.shown(PathText.decoding([0x61, 0xE9, 0x2E, 0x6A])) == "a\\xe9.j")
        #expect(PathText.shown("é\\xff") == "é\\xff")
    }
}
