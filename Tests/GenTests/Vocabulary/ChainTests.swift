import Gen
import Testing

@Suite
struct `Chains of generators` {
    @Test
    func `can be arguments that end with another type`() {
        #expect(values(of: .string().array(count: 1)).allSatisfy { $0.count == 1 })
        #expect(values(of: .int(in: 0...9).map { "\($0)" }).allSatisfy { $0.count == 1 })
        #expect(values(of: .bool().optional().array(count: 2)).allSatisfy { $0.count == 2 })
        #expect(values(of: .just(7).array(count: 2)).allSatisfy { $0 == [7, 7] })
        #expect(values(of: .element(of: ["a", "b"]).array(count: 1)).contains(["b"]))
        #expect(values(of: .oneOf(.int(in: 0...9), .just(10)).array(count: 1)).contains([10]))
        #expect(values(of: .frequency((1, .int()), (9, .just(10))).set()).contains([10]))
        #expect(values(of: .permutation(of: [1, 2]).map { $0[0] }).contains(2))
        #expect(values(of: .zip(.int(), .string()).map { $1 }).contains(""))
        let suits: [[Suit]] = values(of: .anyCase().array(count: 2))
        #expect(suits.contains([.hearts, .spades]))
        let bytes: [[UInt8]] = values(of: .integer(in: 0...9).array(count: 1))
        #expect(bytes.allSatisfy { $0[0] < 10 })
        let depths = values(of: .recursive(base: .just(0)) { $0.map { $0 + 1 } }.array(count: 1))
        #expect(depths.contains([5]))
    }

    @Test
    func `can be arguments that end with the same type`() {
        #expect(values(of: .int(in: 0...9)).contains(9))
        #expect(values(of: .zip(.int(in: 1...9), .string())).allSatisfy { $0.0 > 0 })
        #expect(values(of: .oneOf(.int(in: 0...9), .just(10))).contains(10))
        #expect(values(of: .int(in: 1...9).flatMap { .zip(.just($0), .bool()) }).contains { $1 })
    }

    @Test
    func `can end with a declared type`() {
        let lists: Generator<[Int]> = .int(in: 0...9).array()
        #expect(values(of: lists).contains { $0.count > 1 })
        let points: Generator<Point> = .zip(.int(), .int()).map(Point.init)
        #expect(values(of: points).contains { $0.x != $0.y })
    }

    @Test
    func `make values of the type before the dot`() {
        #expect(type(of: Generator<UInt8>.just(1)) == Generator<UInt8>.self)
        #expect(type(of: Generator<UInt8>.element(of: [1, 2])) == Generator<UInt8>.self)
        #expect(type(of: Generator<UInt8>.oneOf(.just(1), .just(2))) == Generator<UInt8>.self)
        #expect(type(of: Generator<UInt8>.frequency((1, .just(2)))) == Generator<UInt8>.self)
        #expect(type(of: Generator<UInt8>.integer(in: 0..<9)) == Generator<UInt8>.self)
        #expect(type(of: Generator<Suit>.element(of: [.hearts])) == Generator<Suit>.self)
    }

    // A closure with a single expression is type-checked together with the call. With a parameter
    // pack instead of three parameters, the compiler gives up after half a minute.
    @Test
    func `of three floats compile quickly with a law of addition`() {
        forAll(.zip(.double(in: 0...1), .double(in: 0...1), .double(in: 0...1))) { a, b, c in
            #expect(abs((a + b) + c - (a + (b + c))) < 1e-9)
        }
        forAll(.zip(.double(in: 0...1), .double(in: 0...1), .double(in: 0...1))) { abc in
            #expect(abs((abc.0 + abc.1) + abc.2 - (abc.0 + (abc.1 + abc.2))) < 1e-9)
        }
    }

    @Test
    func `can zip more than six generators`() {
        let tuples = values(
            of: .zip(.just(1), .just(2), .just(3), .just(4), .just(5), .just(6), .bool(), .just(8))
        )
        #expect(tuples.contains { $0.0 == 1 && $0.5 == 6 && $0.6 && $0.7 == 8 })
    }

    private func values<Value>(of generator: Generator<Value>) -> [Value] {
        samples(generator, 100)
    }

    private func forAll<Value>(_ generator: Generator<Value>, _ body: (Value) -> Void) {
        for value in samples(generator, 20) {
            body(value)
        }
    }

    private struct Point {
        let x: Int
        let y: Int
    }

    private enum Suit: CaseIterable {
        case clubs
        case diamonds
        case hearts
        case spades
    }
}
