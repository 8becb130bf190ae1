import Gen
import TestEffort
import Testing

/// Smallest values of problems that are not part of the shrinking challenge.
@Suite
struct `The smallest failing value` {
    @Test
    func `of a tree is the branch that fails`() {
        #expect(forms(Tree.generator(depth: 4), seeds: 1) { $0.depth < 2 } == ["[[]]"])
        #expect(
            forms(Tree.generator(depth: 4), seeds: TestEffort.count(3, plain: 1)) {
                !$0.leaves.contains { $0 > 99 }
            } == [
                "100"
            ]
        )
        let two = forms(Tree.generator(depth: 3), seeds: 2) {
            $0.leaves.reduce(0, &+) != 7 || $0.depth == 0
        }
        #expect(two == ["[7]"])
    }

    @Test
    func `of a dependent generator keeps the dependency`() {
        let generator = Generator<Int>.int(in: 1...50).flatMap { count in
            .zip(.just(count), Generator<Int>.int(in: 0...count).array(count: count))
        }
        #expect(forms(generator) { $0.1.filter { $0 > 2 }.count < 2 } == ["(3, [0, 3, 3])"])
    }

    @Test
    func `passes the filters of its generator`() {
        let even = Generator<Int>.int(in: 0...100_000).filter { $0.isMultiple(of: 2) }
        #expect(forms(even) { $0 < 1001 } == ["1002"])
        let sorted = Generator<Int>.int().array(count: 0...10).filter { $0 == $0.sorted() }
        #expect(forms(sorted) { $0.count < 3 } == ["[0, 0, 0]"])
    }

    @Test
    func `of a string with equal ends is two of the simplest letter`() {
        let strings = Generator<String>.string(of: .lowercase, count: 0...12)
        #expect(forms(strings) { $0.count < 2 || $0.first != $0.last } == ["aa"])
    }

    @Test
    func `of two interdependent fields is found by lowering both together`() {
        let pair = Generator<(Int, Int)>.zip(.int(), .int())
        #expect(forms(pair) { $0.0 < 100 || $0.0 != $0.1 } == ["(100, 100)"])
        #expect(forms(pair) { $0.0 < 100 || $0.0 == .max || $0.1 != $0.0 + 1 } == ["(100, 101)"])
    }

    @Test
    func `of a list with a large sum has that in its last elements`() {
        let parts = Generator<Int>.int(in: 0...1000).array(count: 3)
        #expect(forms(parts) { $0.reduce(0, +) < 1500 } == ["[0, 500, 1000]"])
    }

    @Test
    func `of several alternatives comes from the first that fails`() {
        let generator = Generator<Int?>.oneOf(
            .just(nil),
            Generator<Int>.int(in: 0...9).map { $0 },
            Generator<Int>.int(in: 10...99).map { $0 }
        )
        #expect(forms(generator) { ($0 ?? 0) < 5 } == ["Optional(5)"])
        #expect(forms(generator) { ($0 ?? 0) < 20 } == ["Optional(20)"])
    }
}
