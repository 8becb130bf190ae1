import Foundation
import TestEffort
import Testing

@Suite
struct `The package` {
    @Test
    func `is tidy`() throws {
        let files = try SourceFile.all()
        #expect(files.count > 50)
        for file in TestEffort.sample(of: files, every: 3) {
            for complaint in file.complaints {
                Issue.record("\(file.path): \(complaint)")
            }
        }
    }

    @Test
    func `has nothing unexpected at its top level`() throws {
        let allowed: Set = ["Package.swift", "Sources", "Tests", "Corpus", "scripts", "README.md"]
        let names = try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path)
        let visible = Set(names.filter { !$0.hasPrefix(".") })
        #expect(visible.subtracting(allowed) == [])
    }

    @Test
    func `does not depend on other packages`() throws {
        let manifest = SourceFile.root.appending(path: "Package.swift")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        #expect(!text.contains(".package("))
    }

    @Test
    func `has test folders that mirror the sources`() throws {
        func folders(_ name: String) throws -> Set<String> {
            let path = SourceFile.root.appending(path: name).path
            return Set(try FileManager.default.contentsOfDirectory(atPath: path))
                .filter { !$0.hasPrefix(".") }
        }
        let sources = try folders("Sources")
        for folder in try folders("Tests")
        where ![
            "AdopterExample", "Arrangements", "CanaryModels", "CapturedRuns", "DriftPopulations",
            "Fixtures",
            "ManualTime",
            "PropertyFuzz", "ScrubbingAttack", "TestEffort", "TidyTests", "soak",
        ].contains(folder) {
            #expect(folder.hasSuffix("Tests") && sources.contains(String(folder.dropLast(5))))
        }
    }

    /// Test folders, by module, that do not mirror a folder of the sources.
    private static let ownFolders: [String: Set<String>] = [
        "Gen": ["Problems", "Quality"],
        "SessionConformance": ["Canaries"],
    ]

    @Test
    func `has the tests of a folder in a folder of the same name`() throws {
        let files = try SourceFile.all()
        let folders = Dictionary(grouping: files.filter { !$0.isTest }, by: \.target)
            .mapValues { Set($0.map(\.folder)) }
        for file in files where file.isTest && file.target.hasSuffix("Tests") {
            let module = String(file.target.dropLast(5))
            guard let mirrored = folders[module], !mirrored.contains(file.folder) else { continue }
            // Modules without folders have no test folders either.
            if file.folder == "Support" || mirrored == [""] { continue }
            let isOwn = Self.ownFolders[module]?.contains(file.folder) == true
            #expect(isOwn, "\(file.path): \(module) has no folder named '\(file.folder)'")
        }
        #expect(folders.count > 10)
    }
}

@Suite
struct `The tidy test` {
    private func complaints(_ text: String, at path: String = "Sources/Gen/A.swift") -> [String] {
        SourceFile(path: path, text: text).complaints
    }

    @Test
    func `accepts a plain file`() {
        let text = "/// Does it.\nfunc a() {\n    b()\n}\n"
        #expect(complaints(text) == [])
    }

    @Test
    func `finds files that are too long or empty`() {
        let long = String(repeating: "// a\n", count: 450)
        #expect(complaints(long) == ["451 lines, more than 400"])
        #expect(complaints(long, at: "Tests/GenTests/A.swift") == [])
        #expect(complaints(" \n") == ["the file is empty"])
    }

    @Test(arguments: [
        "func a() {", "package static func a(", "init?(a: Int) {", "@Test func `a b`() {",
        "private(set) mutating func a<T>(_ b: T) throws(E) -> Int {",
    ])
    func `finds functions that are too long`(opening: String) {
        let body = String(repeating: "        b()\n", count: 69)
        let text = "struct A {\n    \(opening)\n\(body)    }\n}\n"
        #expect(complaints(text) == ["line 2: a function of 71 lines, more than 70"])
        let shorter = text.replacing("        b()\n", with: "", maxReplacements: 1)
        #expect(complaints(shorter) == [])
    }

    @Test
    func `finds comments that are too long`() {
        let comment = "    // " + String(repeating: "é", count: 93)
        #expect(complaints(comment) == [])
        let expected = ["line 2: a comment of 101 columns, more than 100"]
        #expect(complaints("a()\n\(comment)é") == expected)
        #expect(complaints("a(\"\(comment)é\")") == [])
    }

    @Test
    func `finds vague names and to-do markers`() {
        #expect(complaints("a", at: "Sources/Gen/StringUtils.swift").count == 1)
        let name = "Manager"
        #expect(complaints("class A\(name) {}") == ["line 1: a type with the vague name '\(name)'"])
        let marker = "TO" + "DO"
        #expect(complaints("\n// \(marker): later") == ["line 2: \(marker)"])
    }

    @Test
    func `finds suites that are not named as the beginning of a sentence`() {
        func test(_ declaration: String) -> [String] {
            complaints("\(declaration)\n    @Test", at: "Tests/GenTests/A.swift")
        }
        #expect(test("@Suite\nstruct `A thing` {") == [])
        #expect(test("@Suite(\n    .serialized\n)\nfinal class `A thing` {") == [])
        #expect(test("struct Fixture {") == [])
        let complaint = "a suite must have '@Suite' and a raw identifier"
        #expect(test("struct `A thing` {") == ["line 1: \(complaint)"])
        #expect(test("@Suite\nstruct ThingTests {") == ["line 2: \(complaint)"])
        #expect(test("struct ThingTests {") == ["line 1: \(complaint)"])
    }

    @Test
    func `finds imports in the wrong modules`() {
        #expect(complaints("import Foundation").count == 1)
        #expect(complaints("package import FoundationEssentials").count == 1)
        #expect(complaints("@testable import Testing").count == 1)
        #expect(complaints("import Foundation", at: "Sources/LiveAPI/A.swift") == [])
        #expect(complaints("import Testing", at: "Sources/ConformanceTesting/A.swift") == [])
        #expect(complaints("import Testing", at: "Tests/GenTests/A.swift") == [])
    }
}
