import Foundation
import Platform
import Testing

@Suite
struct `A folder` {
    /// Calls `body` with a path where nothing exists and removes what it creates there.
    private func withPath(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test
    func `is created with those above it, and may already exist`() throws {
        try withPath { path in
            try Folders.make("\(path)/a/b")
            try Folders.make("\(path)//a/b/")
            #expect(FileKind(at: "\(path)/a/b", followsLinks: false) == .folder)
        }
    }

    @Test
    func `is not created if a file is in the way`() throws {
        try withPath { path in
            try Data().write(to: URL(filePath: path))
            for rest in ["", "/", "/a/b", "/a/b/", "//a"] {
                #expect(throws: SystemError.self, "\(rest)") { try Folders.make(path + rest) }
            }
        }
    }

    @Test
    func `lists all its names, even long and odd ones`() throws {
        try withPath { path in
            try Folders.make(path)
            let names = [".hidden", "a b", "é", String(repeating: "x", count: 255)]
            for name in names { try Data().write(to: URL(filePath: "\(path)/\(name)")) }
            #expect(try Folders.names(in: path).sorted() == names.sorted())
        }
    }

    @Test
    func `cannot be listed if it does not exist`() throws {
        try withPath { path in
            let error = #expect(throws: SystemError.self) { try Folders.names(in: path) }
            #expect(error?.isNoSuchFile == true)
        }
    }

    @Test
    func `is distinguished from files, links and devices`() throws {
        try withPath { path in
            try Folders.make(path)
            let link = "\(path)/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(FileKind(at: link, followsLinks: false) == .link)
            #expect(FileKind(at: link, followsLinks: true) == .folder)
            #expect(FileKind(at: #filePath, followsLinks: true) == .regular)
            #expect(FileKind(at: "/dev/null", followsLinks: true) == .special)
            #expect(FileKind(at: "\(path)/none", followsLinks: true) == nil)
        }
    }
}
