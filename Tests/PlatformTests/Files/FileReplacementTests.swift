import Foundation
import Platform
import Testing

@Suite
struct `A replaced file` {
    /// Calls `body` with a new folder and removes it afterwards.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "report-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test
    func `contains the report, and nothing else is left in its folder`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "report.json")
            try FileReplacement.write(Array("one".utf8), to: file.path)
            try FileReplacement.write(Array("two".utf8), to: file.path)
            #expect(try String(contentsOf: file, encoding: .utf8) == "two")
            #expect(try names(in: folder) == ["report.json"])
        }
    }

    @Test
    func `is appended to if the path is an open descriptor`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "log").path
            let log = try FileDescriptor.writing(file, isCreated: true)
            try log.write(Array("precious ".utf8))
            for path in ["/dev/fd/\(log.number)", "/proc/self/fd/\(log.number)"] {
                try FileReplacement.write(Array("report ".utf8), to: path)
            }
            try log.write(Array("end".utf8))
            #expect(
                try String(contentsOfFile: file, encoding: .utf8) == "precious report report end"
            )
            #expect(try names(in: folder) == ["log"])
        }
    }

    @Test
    func `keeps the mode of the file before it`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "report.json").path
            try #require(FileManager.default.createFile(atPath: file, contents: nil))
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            try FileReplacement.write([], to: file)
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o640)
        }
    }

    @Test
    func `is the target of a symbolic link`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "real.json")
            let link = folder.appending(path: "link.json")
            try Data().write(to: file)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
            try FileReplacement.write(Array("new".utf8), to: link.path)
            #expect(try String(contentsOf: file, encoding: .utf8) == "new")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) != "")
        }
    }

    @Test
    func `is created where a chain of symbolic links leads`() throws {
        try withFolder { folder in
            let path = folder.path
            for (link, target) in [("a", "b"), ("b", "\(path)/c")] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(path)/\(link)",
                    withDestinationPath: target
                )
            }
            #expect(FileIdentity(at: "\(path)/a") == FileIdentity(at: "\(path)/./c"))
            #expect(FileIdentity(at: "\(path)/a") != FileIdentity(at: "\(path)/d"))
            try FileReplacement.write(Array("new".utf8), to: "\(path)/a")
            #expect(try String(contentsOfFile: "\(path)/c", encoding: .utf8) == "new")
            #expect(FileKind(at: "\(path)/a", followsLinks: false) == .link)
        }
    }

    @Test
    func `is not a circle of symbolic links, which stays`() throws {
        try withFolder { folder in
            let link = folder.appending(path: "link").path
            try FileManager.default.createSymbolicLink(
                atPath: link,
                withDestinationPath: "./link"
            )
            let error = #expect(throws: SystemError.self) {
                try FileReplacement.write([1], to: link)
            }
            #expect(error?.reason == "Too many levels of symbolic links")
            #expect(FileKind(at: link, followsLinks: false) == .link)
        }
    }

    @Test
    func `is not a read-only file, which stays`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "report.json").path
            try Data("old".utf8).write(to: URL(filePath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
            let error = #expect(throws: SystemError.self) {
                try FileReplacement.write(Array("new".utf8), to: file)
            }
            #expect(error?.reason == "Permission denied")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
        }
    }

    @Test
    func `is an open descriptor, whatever the path to it`() throws {
        try withFolder { folder in
            let log = try FileDescriptor.writing(
                folder.appending(path: "log").path,
                isCreated: true
            )
            let link = folder.appending(path: "link").path
            try FileManager.default.createSymbolicLink(
                atPath: link,
                withDestinationPath: "/dev/../dev//fd/\(log.number)"
            )
            #expect(!FileReplacement.replaces(link))
            #expect(!FileReplacement.isStandardOutput(link))
            try FileReplacement.write(Array("report ".utf8), to: link)
            try log.write(Array("end".utf8))
            let text = try String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
            #expect(text == "report end")
            for path in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/./fd//1"] {
                #expect(FileReplacement.isStandardOutput(path))
            }
            // A file with the name of a number is a file.
            #expect(FileReplacement.replaces(folder.appending(path: "1").path))
        }
    }

    @Test
    func `is not created if its folder does not exist`() throws {
        try withFolder { folder in
            let error = #expect(throws: SystemError.self) {
                try FileReplacement.write([1], to: folder.appending(path: "no/report.json").path)
            }
            #expect(error?.reason == "No such file or directory")
            let left = try names(in: folder)
            #expect(left == [])
        }
    }

    @Test
    func `cannot be a folder, which stays empty`() throws {
        try withFolder { folder in
            let error = #expect(throws: SystemError.self) {
                try FileReplacement.write([1], to: folder.path)
            }
            #expect(error?.reason == "Is a directory")
            let left = try names(in: folder)
            #expect(left == [])
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `can be a device, whose error is reported`() throws {
        let error = #expect(throws: SystemError.self) {
            try FileReplacement.write(Array("report".utf8), to: "/dev/full")
        }
        #expect(error?.reason == "No space left on device")
        try FileReplacement.write(Array("report".utf8), to: "/dev/null")
        #expect(FileIdentity(at: "/dev/null").isDevice)
        #expect(!FileIdentity(at: #filePath).isDevice)
    }
}
