import Testing

@Suite
struct `The outline of a file` {
    private func declared(_ text: String) -> [String] {
        SwiftOutline(text).declarations
            .map { $0.path.joined(separator: ".") + ($0.isVisible ? "" : " (private)") }
    }

    private func used(_ text: String) -> [String] {
        SwiftOutline(text).uses.map { $0.words.joined(separator: ".") }
    }

    @Test(arguments: [
        "import Gen", "package import Gen", "@testable import Gen", "import struct Gen.Seed",
        "@_exported public import Gen", "import Gen.Part",
    ])
    func `has its imports`(text: String) {
        let outline = SwiftOutline(text + "\nlet a: B")
        #expect(outline.imports == ["Gen"])
        #expect(outline.uses.map(\.words) == [["B"]])
    }

    @Test(arguments: ["// import Gen", "\"import Gen\"", "/*\nimport Gen\n*/", "a.import(Gen)"])
    func `has no other imports`(text: String) {
        #expect(SwiftOutline(text).imports == [])
    }

    @Test(arguments: [
        ("struct A {}", ["A"]),
        ("public final class A: B {}", ["A"]),
        ("@MainActor package indirect enum A<B> where B: C { case d(B) }", ["A"]),
        ("actor A {}\nprotocol B {}\ntypealias C = A", ["A", "B", "C"]),
        ("private struct A {}\nfileprivate final class B {}", ["A (private)", "B (private)"]),
        ("struct A { struct B { enum C {} }; enum D {} }", ["A", "A.B", "A.B.C", "A.D"]),
        ("extension A { struct B {} }\nstruct C {}", ["A.B", "C"]),
        ("extension A.B where C == D { struct E {} }", ["A.B.E"]),
        ("protocol A { associatedtype B: C }", ["A", "A.B"]),
        ("struct `A b` { enum `class` {} }", ["A b", "A b.class"]),
        ("struct A { class func b() {}; class var c: D { d } }", ["A"]),
        ("protocol A: class {}\nlet b = (struct: 1, enum: C)", ["A"]),
        ("func a() { struct B { struct C {} } }\nstruct D {}", ["D"]),
        ("struct A { var b: Int { enum C {}; return 1 } }", ["A"]),
        ("// struct A {}\nlet a = \"struct B {}\" /* enum C {} */", []),
        ("let a = \"\"\"\n    struct B {\n    \"\"\"\nstruct C {}", ["C"]),
    ])
    func `has the types it declares`(text: String, expected: [String]) {
        #expect(declared(text) == expected)
    }

    @Test(arguments: [
        ("let a: B", ["B"]),
        ("let a: some B & C", ["B", "C"]),
        ("let a: any B.C, d: [E: F?]", ["B.C", "E", "F"]),
        ("func a(_ b: C<D>) throws(E) -> F { G(b).h }", ["C", "D", "E", "F", "G"]),
        ("let a = B.c.D", ["B"]),
        ("let a = b.C, d = .E", []),
        ("let a: `B c`", ["B c"]),
        ("extension A: B {}", ["A", "B"]),
        ("struct A: B where C: D {}", ["B", "C", "D"]),
        ("// A\n/// `A`\n/* A */ let a = \"A \\(B.c)\"", ["B"]),
        ("@A func b() {}", ["A"]),
        ("@Test func `A b`() {}", ["Test"]),
    ])
    func `has the types it names`(text: String, expected: [String]) {
        #expect(used(text) == expected)
    }

    @Test
    func `does not take a generic parameter for a type`() {
        #expect(used("struct A<B: C, D> { let b: B, d: D, e: E }") == ["C", "E"])
        #expect(used("func a<B, C>(_ b: B, c: C) -> D<E> {}") == ["D", "E"])
        #expect(used("init<each B>(_ b: repeat each B) where C<B>: D {}") == ["C", "D"])
    }

    @Test
    func `has the enclosing types of each use`() {
        let text = "extension A { struct B { func c() { if d { E() } } } }\nlet f: G"
        let outline = SwiftOutline(text)
        #expect(outline.uses.map(\.scope) == [[], ["A", "B"], []])
    }
}
