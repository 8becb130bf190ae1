import Foundation
import Testing

@Suite
struct `The dependency graph of the package` {
    /// The graph, read once for all tests.
    private static let ofThisPackage = Result { try PackageGraph.ofThisPackage() }

    private let house: PackageGraph
    private let manifest: Manifest

    init() throws {
        house = try Self.ofThisPackage.get()
        manifest = try Manifest.ofThisPackage()
    }

    @Test
    func `has the imports that the manifest declares`() throws {
        #expect(manifest.targets.count > 10)
        let folders = try FileManager.default
            .contentsOfDirectory(atPath: SourceFile.root.appending(path: "Sources").path)
        #expect(Set(manifest.targets.map(\.name)) == Set(folders.filter { !$0.hasPrefix(".") }))
        for target in manifest.targets {
            let imported = house.modules.arrows.filter { $0.from == target.name }.map(\.to)
            #expect(target.dependencies == Set(imported), "imports of \(target.name)")
        }
    }

    @Test
    func `has arrows only to lower levels`() {
        for complaint in house.upwardArrows(levels: manifest) { Issue.record("\(complaint)") }
        #expect(manifest.targets.contains { $0.level == 0 })
    }

    @Test
    func `has no cycle of modules`() {
        let circle = house.modules.circle()
        #expect(circle == nil, "\(house.modules.explanation(of: circle ?? []))")
    }

    @Test
    func `has no cycle of folders`() {
        for (module, graph) in house.folders {
            guard let circle = graph.circle() else { continue }
            Issue.record("\(module) has a cycle of folders:\(graph.explanation(of: circle))")
        }
        #expect(!house.folders.isEmpty)
    }

    @Test
    func `has no name that several modules declare`() {
        for (name, modules) in house.sharedNames.sorted(by: { $0.key < $1.key }) {
            Issue.record("'\(name)' is declared by \(modules.joined(separator: " and "))")
        }
        #expect(!house.folders.isEmpty)
    }

    @Test
    func `is printed on request`() {
        let summary = house.summary
        for target in manifest.targets where !target.dependencies.isEmpty {
            #expect(summary.contains("\n  \(target.name) → "))
        }
        // To print it: PRINT_GRAPH=1 swift test --filter 'printed on request'
        if ProcessInfo.processInfo.environment["PRINT_GRAPH"] != nil { print(summary) }
    }
}

@Suite
struct `A dependency graph` {
    private func file(_ path: String, _ text: String) -> PackageGraph.File {
        PackageGraph.File(path: path, outline: SwiftOutline(text))
    }

    @Test
    func `shows the files and types of a cycle of folders`() throws {
        let house = PackageGraph([
            file("Sources/A/Low/Options.swift", "struct Options { var run: Run? }"),
            file("Sources/A/High/Run.swift", "struct Run { let one: Options, two: Options }"),
        ])
        let graph = try #require(house.folders["A"])
        let circle = try #require(graph.circle())
        #expect(circle.first == circle.last)
        #expect(Set(circle) == ["Low", "High"])
        let text = graph.explanation(of: circle)
        #expect(text.contains("High → Low\n        High/Run.swift: Options ×2"))
        #expect(text.contains("Low → High\n        Low/Options.swift: Run"))
    }

    @Test
    func `shows a cycle through a third folder`() throws {
        let house = PackageGraph([
            file("Sources/A/One/A.swift", "struct A { let b: B }"),
            file("Sources/A/Two/B.swift", "struct B { let c: C }"),
            file("Sources/A/Three/C.swift", "struct C { let a: [A] }"),
            file("Sources/A/Four/D.swift", "struct D { let a: A }"),
        ])
        let circle = try #require(house.folders["A"]?.circle())
        #expect(circle.count == 4)
        #expect(!circle.contains("Four"))
    }

    @Test
    func `has no cycle if all arrows point in one direction`() throws {
        let house = PackageGraph([
            file("Sources/A/Low/B.swift", "struct B { struct C {} }"),
            file("Sources/A/High/D.swift", "struct D { let b: B, c: B.C }"),
            file("Sources/A/E.swift", "extension D { func e() -> B { b } }"),
        ])
        let graph = try #require(house.folders["A"])
        #expect(graph.circle() == nil)
        #expect(graph.summary == "  . → High 1, Low 1\n  High → Low 2")
    }

    @Test
    func `counts a name only if a single file of the module declares it`() throws {
        let house = PackageGraph([
            file("Sources/A/One/A.swift", "private struct Part {}"),
            file("Sources/A/Two/B.swift", "private struct Part {}\nstruct B { struct Kind {} }"),
            file("Sources/A/Two/C.swift", "struct C { struct Kind {} }"),
            file("Sources/A/Three/D.swift", "let d: Part\nlet e: Kind\nlet f: B.Kind"),
        ])
        #expect(house.folders["A"]?.summary == "  Three → Two 1")
    }

    @Test
    func `resolves a nested type from inside the enclosing type`() throws {
        let house = PackageGraph([
            file("Sources/A/One/A.swift", "extension A { enum Kind {} }"),
            file("Sources/A/Two/B.swift", "struct A {}"),
            file("Sources/A/Three/C.swift", "extension A { func kind() -> Kind { .a } }"),
        ])
        let graph = try #require(house.folders["A"])
        #expect(graph.summary == "  One → Two 1\n  Three → One 1, Two 1")
    }

    @Test
    func `distinguishes a type from one of the same name in another module`() {
        let house = PackageGraph([
            file("Sources/Gen/One/Place.swift", "package struct Place {}"),
            file("Sources/B/One/B.swift", "import Gen\nlet place: Gen.Place"),
            file("Sources/B/Two/Place.swift", "struct Place {}\nlet own: B.Place"),
        ])
        #expect(house.folders["B"]?.arrows == [])
        #expect(house.sharedNames == ["Place": ["B", "Gen"]])
        #expect(house.modules.arrows == [DependencyGraph.Arrow(from: "B", to: "Gen")])
    }

    @Test
    func `allows private and nested types of the same name in several modules`() {
        let house = PackageGraph([
            file("Sources/A/A.swift", "fileprivate struct Part {}\nstruct A { struct Kind {} }"),
            file("Sources/B/B.swift", "struct Part {}\nstruct B { struct Kind {} }"),
        ])
        #expect(house.sharedNames == [:])
    }

    @Test
    func `reports arrows to the same level or a higher one`() {
        let house = PackageGraph([
            file("Sources/A/A.swift", "import B"),
            file("Sources/B/B.swift", "import C"),
            file("Sources/C/C.swift", "import D"),
            file("Sources/tool/main.swift", "import A"),
            file("Sources/D/D.swift", "import tool"),
        ])
        let manifest = Manifest(
            """
            // Level 0: the lowest.
            module("D"),
            module("C", ["D"]),
            // Level 1: more.
            module("B", ["C"]),
            module("A", ["B"]),
            .executableTarget(name: "tool", dependencies: ["A"]),
            """
        )
        #expect(
            house.upwardArrows(levels: manifest) == [
                "A (level 1) imports B (level 1) in A.swift",
                "C (level 0) imports D (level 0) in C.swift",
                "D (level 0) imports tool (an executable) in D.swift",
            ]
        )
    }
}
