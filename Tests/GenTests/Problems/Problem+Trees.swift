import Gen

extension Problem {
    static let trees: [Problem] = [calculator, binaryHeap]

    static let calculator = Problem(
        "calculator",
        "0 / (0 + 0)",
        Generator<Expression>.recursive(
            depth: 5,
            base: Generator<Int>.int().map { .number($0) }
        ) { inner in
            .oneOf(
                Generator { source throws(Rejection) in
                    .sum(try source.draw(inner), try source.draw(inner))
                },
                Generator { source throws(Rejection) in
                    .quotient(try source.draw(inner), try source.draw(inner))
                }
            )
        }
    ) { expression in
        expression.dividesByLiteralZero || expression.value != nil
    }

    static let binaryHeap = Problem(
        "binary heap",
        "(0, –, (0, (0), (1)))",
        Generator<Int>.int(in: 0...20).flatMap { Heap.generator(from: 0, depth: $0) }
    ) { heap in
        let sorted = heap.wronglySorted
        return sorted == sorted.sorted()
    }
}

/// An arithmetic expression.
indirect enum Expression: Sendable, CustomStringConvertible {
    case number(Int)
    case sum(Expression, Expression)
    case quotient(Expression, Expression)

    var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .sum(let left, let right): "\(left.nested) + \(right.nested)"
        case .quotient(let left, let right): "\(left.nested) / \(right.nested)"
        }
    }

    private var nested: String {
        if case .number(let number) = self {
            return "\(number)"
        }
        return "(\(self))"
    }

    /// The value, or `nil` if the evaluation divides by zero.
    var value: Int? {
        switch self {
        case .number(let number):
            return number
        case .sum(let left, let right):
            guard let left = left.value, let right = right.value else { return nil }
            return left &+ right
        case .quotient(let left, let right):
            guard let left = left.value, let right = right.value, right != 0 else { return nil }
            return left.dividedReportingOverflow(by: right).partialValue
        }
    }

    var dividesByLiteralZero: Bool {
        switch self {
        case .number: false
        case .quotient(_, .number(0)): true
        case .sum(let left, let right), .quotient(let left, let right):
            left.dividesByLiteralZero || right.dividesByLiteralZero
        }
    }
}

/// A binary heap with a wrong conversion to a sorted list.
indirect enum Heap: Sendable, CustomStringConvertible {
    case empty
    case node(Int, Heap, Heap)

    static func generator(from least: Int, depth: Int) -> Generator<Heap> {
        guard depth > 0 else { return .just(.empty) }
        let nodes = Generator<Int>.int(in: least...Int.max).flatMap { value in
            Generator<Heap> { source throws(Rejection) in
                let inner = generator(from: value, depth: depth / 2)
                return .node(value, try source.draw(inner), try source.draw(inner))
            }
        }
        return .frequency((1, .just(.empty)), (5, nodes))
    }

    var description: String {
        switch self {
        case .empty: "–"
        case .node(let value, .empty, .empty): "(\(value))"
        case .node(let value, let left, let right): "(\(value), \(left), \(right))"
        }
    }

    /// The values in the order of a stack, with the right subtree before the left one.
    private var values: [Int] {
        guard case .node(let value, let left, let right) = self else { return [] }
        return [value] + right.values + left.values
    }

    /// The values, of which only the first is guaranteed to be in the right place.
    var wronglySorted: [Int] {
        guard case .node(let value, let left, let right) = self else { return [] }
        return [value] + left.merged(with: right).values
    }

    private func merged(with other: Heap) -> Heap {
        switch (self, other) {
        case (.empty, _): other
        case (_, .empty): self
        case (.node(let one, let left, let right), .node(let two, let left2, let right2)):
            one <= two
                ? .node(one, right.merged(with: other), left)
                : .node(two, right2.merged(with: self), left2)
        }
    }
}
