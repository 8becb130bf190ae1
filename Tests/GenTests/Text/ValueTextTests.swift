import Gen
import Testing

@Suite
struct `The text of a value` {
    private struct Point: Hashable {
        var x: Int
        var name: String?
    }

    private enum Shape {
        case none
        case circle(Point, radius: Double)
        case named(String)
    }

    private final class Node {
        var next: Node?
    }

    private struct Described: CustomStringConvertible {
        var description: String { "described" }
    }

    @Test
    func `looks like source code`() {
        #expect(ValueText.of(Point(x: 1, name: "a\n")) == #"Point(x: 1, name: "a\n")"#)
        #expect(ValueText.of(Point(x: -1, name: nil)) == "Point(x: -1, name: nil)")
        #expect(ValueText.of(Shape.none) == ".none")
        #expect(ValueText.of(Shape.named("b")) == #".named("b")"#)
        #expect(
            ValueText.of(Shape.circle(Point(x: 0, name: nil), radius: 0.5))
                == ".circle(Point(x: 0, name: nil), radius: 0.5)"
        )
        #expect(ValueText.of((1, "a", c: true)) == #"(1, "a", c: true)"#)
        #expect(ValueText.of([1, 2, 3] as Set) == "[1, 2, 3]")
        #expect(ValueText.of(["b": [1.5], "a": []]) == #"["a": [], "b": [1.5]]"#)
        #expect(ValueText.of([:] as [Int: Int]) == "[:]")
        #expect(ValueText.of([] as [Int]) == "[]")
        #expect(ValueText.of([Optional(UInt8(1)), nil]) == "[1, nil]")
        #expect(ValueText.of(1...3) == "1...3")
        #expect(ValueText.of(0..<3) == "0..<3")
        #expect(ValueText.of(Character("é")) == #""é""#)
        #expect(ValueText.of(Double.nan) == "nan")
        #expect(ValueText.of(Described()) == "described")
        #expect(ValueText.of(()) == "()")
    }

    @Test
    func `shows which scalars a string has`() {
        #expect(ValueText.of("K\u{212A}") == #""K\u{212A}""#)
        #expect(ValueText.of(["e\u{301}", "\u{E9}"]) == "[\"e\\u{301}\", \"\u{E9}\"]")
        #expect(ValueText.of("\u{1100}\u{1161}") == "\"\u{1100}\\u{1161}\"")
        #expect(ValueText.of("a\u{200D}\u{A0}\u{E000}") == #""a\u{200D}\u{A0}\u{E000}""#)
        #expect(ValueText.of("\u{1F600} \u{AC00}") == "\"\u{1F600} \u{AC00}\"")
        #expect(ValueText.of(Character("e\u{301}")) == #""e\u{301}""#)
    }

    @Test
    func `contains no modules or addresses`() {
        struct Local { var part = Inner() }
        struct Inner {}
        enum Choice { case first }
        #expect(ValueText.of(Local()) == "Local(part: Inner())")
        #expect(ValueText.of([Choice.first]) == "[.first]")
        #expect(ValueText.of(Local.self) == "Local")
        #expect(!ValueText.of([ObjectIdentifier(Node.self)]).isEmpty)
    }

    @Test
    func `is limited, however large the value`() {
        let long = ValueText.of(Array(repeating: "abc", count: 100_000))
        #expect(long.count < 4200)
        #expect(long.hasSuffix("…"))
        let loop = Node()
        loop.next = loop
        #expect(ValueText.of(loop).contains("…"))
        loop.next = nil
    }
}
