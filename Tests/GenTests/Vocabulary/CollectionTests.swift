import Gen
import Testing

@Suite
struct `Generators of collections` {
    private let digits = Generator<Int>.int(in: 0...9)

    @Test
    func `keep nil in a filter of optionals`() {
        let numbers = Generator<Int>.int(in: 0...9).optional().filter { $0 != 5 }
        let values = Set(samples(numbers, 200))
        #expect(values.contains(nil))
        #expect(!values.contains(5))
    }

    @Test
    func `make arrays within their lengths`() {
        let counts = samples(digits.array(count: 2...7)).map(\.count)
        #expect(counts.allSatisfy { (2...7).contains($0) })
        #expect(counts.contains(2) && counts.contains(7))
        #expect(samples(digits.array(count: 3), 50).allSatisfy { $0.count == 3 })
        #expect(samples(digits.array(count: -3), 50).allSatisfy { $0.isEmpty })
    }

    @Test
    func `make sets with the requested number of elements`() {
        let sets = samples(digits.set(count: 3...10))
        #expect(sets.allSatisfy { (3...10).contains($0.count) })
        #expect(sets.contains { $0.count == 10 })
        let sorted = digits.set().map { $0.sorted() }
        #expect(forms(sorted) { $0.count < 2 } == ["[0, 1]"])
    }

    @Test
    func `shrink dictionaries to few keys and simple values`() {
        let dictionaries = digits.dictionary(to: .string(count: 0...3))
        #expect(forms(dictionaries) { $0.isEmpty } == ["[0: \"\"]"])
        #expect(forms(dictionaries) { $0[7] == nil } == ["[7: \"\"]"])
    }

    @Test
    func `make nil sometimes, and shrink optionals to it`() {
        let values = samples(digits.optional(), 200)
        #expect(values.contains { $0 == nil } && values.contains { $0 != nil })
        #expect(forms(digits.optional()) { _ in false } == ["nil"])
    }

    @Test
    func `make all permutations, with every element once`() {
        let orders = samples(.permutation(of: [1, 2, 3, 4]), 1000)
        #expect(orders.allSatisfy { $0.sorted() == [1, 2, 3, 4] })
        #expect(Set(orders).count == 24)
        #expect(forms(.permutation(of: [1, 2, 3])) { $0 == [1, 2, 3] } == ["[1, 3, 2]"])
    }

    @Test
    func `make all subsets, in order`() {
        let subsets = samples(.subset(of: ["a", "b", "c"]), 50)
        #expect(Set(subsets).count == 8)
        #expect(subsets.allSatisfy { $0 == $0.sorted() })
    }

    @Test
    func `zip several generators into a tuple`() {
        let tuples = samples(.zip(digits, .bool(), .string(of: .digits)), 300)
        #expect(tuples.contains { $0.0 == 9 && $0.1 })
        let smallest = forms(.zip(digits, .bool())) { !$0.1 || $0.0 < 3 }
        #expect(smallest == ["(3, true)"])
    }

    @Test
    func `make all cases of an enumeration`() {
        #expect(Set(samples(Generator<Suit>.anyCase(), 20)) == Set(Suit.allCases))
        #expect(forms(Generator<Suit>.anyCase()) { $0 == .clubs } == ["diamonds"])
    }

    @Test
    func `end recursion at its depth`() {
        let trees = samples(Tree.generator(depth: 3))
        #expect(trees.allSatisfy { $0.depth <= 3 })
        #expect(trees.contains { $0.depth == 3 })
    }

    private enum Suit: CaseIterable {
        case clubs
        case diamonds
        case hearts
        case spades
    }
}

/// A tree with any number of branches per node.
indirect enum Tree: Sendable, CustomStringConvertible {
    case leaf(Int)
    case branches([Tree])

    static func generator(depth: Int) -> Generator<Tree> {
        .recursive(depth: depth, base: Generator<Int>.int().map(Tree.leaf)) { inner in
            inner.array(count: 0...4).map(Tree.branches)
        }
    }

    var depth: Int {
        switch self {
        case .leaf: 0
        case .branches(let inner): 1 + (inner.map(\.depth).max() ?? 0)
        }
    }

    var leaves: [Int] {
        switch self {
        case .leaf(let number): [number]
        case .branches(let inner): inner.flatMap(\.leaves)
        }
    }

    var description: String {
        switch self {
        case .leaf(let number): "\(number)"
        case .branches(let inner): "\(inner)"
        }
    }
}
