import Foundation
import PayloadInput
import Platform
import SessionContract
import Testing

@Suite
struct `The name of a source` {
    @Test(arguments: [
        ("-", "standard input"), ("standard input", "./standard input"), ("a", "a"),
        ("x/standard input", "x/standard input"), (PathText.decoding([0xFF]), #"\xff"#),
    ])
    func `shows its path, and distinguishes standard input from files`(path: String, name: String) {
        #expect(SourceName.of(path) == name)
    }
}

@Suite
struct `The files of a folder` {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ names: String...) throws {
        for name in names { try folder.write(Array("{}".utf8), to: name) }
    }

    private func makeLink(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(of: name),
            withDestinationPath: target
        )
    }

    /// The names of the selected files, relative to the folder.
    private func names(_ selection: PayloadFiles.Selection) -> [String] {
        selection.paths.map { String($0.dropFirst(folder.path.count + 1)) }
    }

    @Test
    func `are all payloads in and below it, in order`() throws {
        try write("b.json", "a/c.NDJSON", "a/d.txt", ".hidden.json", "a/e.har", "f.jsonl")
        try write("json", ".git/x.json", "b.json.10", "b.json.2.gz")
        var files = PayloadFiles()
        let found = files.select(folder.path)
        let expected = ["a/c.NDJSON", "a/e.har", "b.json", "b.json.2.gz", "b.json.10", "f.jsonl"]
        #expect(names(found) == expected)
        #expect(found.skipped.sorted.map(\.reason) == ["hidden", "other-name"])
        #expect(found.skipped[.hidden] == 2)
        #expect(found.skipped[.otherName] == 2)
        #expect(found.failures.isEmpty)
    }

    @Test
    func `are read whatever their names if that is asked for, except hidden ones`() throws {
        try write("a.txt", ".b.json", "c")
        var files = PayloadFiles(readingAll: true)
        let found = files.select(folder.path)
        #expect(names(found) == ["a.txt", "c"])
        #expect(found.skipped[.hidden] == 1)
        #expect(found.skipped.total == 1)
    }

    @Test
    func `are named themselves or come from standard input, whatever they are`() throws {
        try write("a.txt")
        var files = PayloadFiles()
        for path in [folder.path(of: "a.txt"), folder.path(of: "none"), "/dev/zero"] {
            #expect(files.select(path).paths == [path])
        }
        #expect(files.select("-").paths == ["-"])
        let again = files.select("-")
        #expect(again.paths.isEmpty)
        #expect(again.skipped[.sameFile] == 1)
    }

    @Test
    func `are regular files, or links to them`() throws {
        try write("a.json", "sub/b.json")
        try makeLink("c.json", to: folder.path(of: "sub/b.json"))
        try makeLink("loop.json", to: folder.path)
        try makeLink("null.json", to: "/dev/null")
        try makeLink("broken.json", to: "none")
        try makeLink("broken", to: "none")
        // Opening a pipe would wait for a writer.
        #expect(unsafe mkfifo(folder.path(of: "pipe.json"), 0o600) == 0)
        var files = PayloadFiles()
        let found = files.select(folder.path)
        #expect(names(found) == ["a.json", "broken.json", "c.json"])
        #expect(found.skipped[.notFile] == 3)
        #expect(found.skipped[.otherName] == 1)
        #expect(found.skipped[.sameFile] == 1)
    }

    @Test
    func `are read once, whatever the paths to them`() throws {
        try write("a.json", "sub/b.json")
        let file = folder.path(of: "a.json")
        #expect(unsafe link(file, folder.path(of: "hard.json")) == 0)
        try makeLink("soft", to: file)
        var files = PayloadFiles()
        #expect(names(files.select(folder.path(of: "soft"))) == ["soft"])
        let found = files.select(folder.path)
        #expect(names(found) == ["sub/b.json"])
        #expect(found.skipped[.sameFile] == 2)
        #expect(found.failures.isEmpty)
        for path in [file, folder.path(of: "sub"), "\(folder.path)/./sub/b.json"] {
            let again = files.select(path)
            #expect(again.paths.isEmpty)
            #expect(again.skipped[.sameFile] == 1)
            #expect(again.failures.isEmpty)
        }
    }

    @Test
    func `exclude those that the run writes, without counting them`() throws {
        try write("a.json", "report.json")
        let report = FileIdentity(at: folder.path(of: "report.json"))
        var files = PayloadFiles(excluding: [report])
        let found = files.select(folder.path)
        #expect(names(found) == ["a.json"])
        #expect(found.skipped.total == 0)
    }

    @Test
    func `must include a payload`() throws {
        var files = PayloadFiles()
        let empty = files.select(folder.path).failures
        #expect(empty == [InputFailure(.noPayloads(skipped: ReasonCounts()), source: folder.path)])
        #expect(
            empty.first?.description
                == "\(folder.path) contains no payloads: none of its files ends in .json, .ndjson, "
                + ".jsonl, .har"
        )
        try write("a.txt", ".b.json")
        #expect(
            files.select(folder.path).failures.first?.description.hasSuffix(
                ", .har (1 file has another name, 1 name starts with a dot); "
                    + "use --all-files to read all but hidden files"
            ) == true
        )
    }

    @Test(.disabled(if: geteuid() == 0, "root may read every folder"))
    func `do not depend on a folder among them that cannot be read`() throws {
        try write("a.json", "secret/b.json", "z.json")
        let secret = folder.path(of: "secret")
        #expect(unsafe chmod(secret, 0) == 0)
        defer { _ = unsafe chmod(secret, 0o700) }
        var files = PayloadFiles()
        let found = files.select(folder.path)
        #expect(names(found) == ["a.json", "z.json"])
        #expect(found.failures == [InputFailure(.unreadable("Permission denied"), source: secret)])
    }

    @Test
    func `may have names that are not UTF-8`() throws {
        for byte: UInt8 in [0xE9, 0xFF] {
            let name = PathText.decoding([byte] + ".json".utf8)
            try FileReplacement.write([], to: folder.path(of: name))
        }
        var files = PayloadFiles()
        let paths = files.select(folder.path).paths
        let shown = ["\\xe9.json", "\\xff.json"].map { folder.path(of: $0) }
        #expect(paths.map(PathText.shown) == shown)
        for path in paths { #expect(FileKind(at: path, followsLinks: true) == .regular) }
    }

    @Test
    func `may be deeper than a path can lead`() throws {
        // Each tree has a path that the system accepts; one is moved to the end of the other.
        let level = "/a folder with a name"
        let levels = (3_500 - folder.path.utf8.count) / level.utf8.count
        let deep = String(repeating: level, count: levels)
        try write("a\(deep)/x.json", "d\(deep)/y.json")
        let (inner, outer) = (folder.path(of: "d"), folder.path(of: "a\(deep)/d"))
        #expect(unsafe rename(inner, outer) == 0)
        // Otherwise the folder could not be removed either.
        defer { _ = unsafe rename(outer, inner) }
        var files = PayloadFiles()
        let found = files.select(folder.path)
        #expect(names(found) == ["a\(deep)/x.json"])
        #expect(found.failures.map(\.reason) == [.unreadable("File name too long")])
    }
}
