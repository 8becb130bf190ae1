import Gen

extension Problem {
    static let sequences: [Problem] = [
        Problem("equal substrings", "abcabc", words) { !repeats($0, 3) },
        Problem("counter with resets", "[+101]", steps) { steps in
            var counter = 0
            for step in steps {
                counter = step.amount.map { counter + $0 } ?? 0
                if counter > 100 { return false }
            }
            return true
        },
        Problem("heap by levels", "[0, 1, 0]", Generator<Int>.int(in: 0...100).array()) { list in
            let isHeap = list.indices.dropFirst().allSatisfy { list[($0 - 1) / 2] <= list[$0] }
            return !isHeap || list == list.sorted()
        },
        Problem("cycle of three", "[0, 1, 2, 4, 5, 3]", .permutation(of: Array(0..<6))) { list in
            !cycles(of: list).contains(3)
        },
        Problem("derangement", "[1, 0, 3, 2, 5, 4]", .permutation(of: Array(0..<6))) { list in
            cycles(of: list).contains(1)
        },
        Problem("duplicate key", #"{"": {"": null, "": null}}"#, JSONTree.generator) { tree in
            !tree.members.contains { $0.1.hasDuplicateKey }
        },
    ]

    static let heldBackSequences: [Problem] = [
        Problem("letters around another", "aba", words) { word in
            let letters = Array(word)
            return !letters.indices.dropFirst(2).contains {
                letters[$0] == letters[$0 - 2] && letters[$0] != letters[$0 - 1]
            }
        },
        Problem("one letter three times, another once", "aaab", words) { word in
            let counts = Dictionary(word.map { ($0, 1) }, uniquingKeysWith: +)
            return !(counts.values.contains(3) && counts.values.contains(1))
        },
        Problem("stack with a great top", "[+0, +51]", steps) { steps in
            var stack: [Int] = []
            for step in steps {
                if let amount = step.amount { stack.append(amount) } else { _ = stack.popLast() }
            }
            return stack.count < 2 || stack[stack.count - 1] <= 50
        },
        Problem("cycle of four", "[0, 1, 2, 4, 5, 6, 3]", .permutation(of: Array(0..<7))) { list in
            !cycles(of: list).contains(4)
        },
        Problem("duplicate key with values", #"{"": false, "": 0}"#, JSONTree.generator) { tree in
            let keys = Dictionary(grouping: tree.members, by: \.0).values
            return !keys.contains { members in
                members.contains { $0.1.isNumber } && members.contains { $0.1.isBool }
            }
        },
        Problem("reset after fifty", "[+51, reset]", steps) { steps in
            var counter = 0
            for step in steps {
                if step.amount == nil, counter > 50 { return false }
                counter = step.amount.map { counter + $0 } ?? 0
            }
            return true
        },
    ]

    private static let words = Generator<String>.string(of: .lowercase, count: 0...24)

    private static let steps = Generator<CounterStep>.oneOf(
        Generator<Int>.int(in: 0...1000).map { CounterStep(amount: $0) },
        .just(CounterStep(amount: nil))
    ).array()

    /// Returns whether a word has the same `count` different letters at two places.
    private static func repeats(_ word: String, _ count: Int) -> Bool {
        let letters = Array(word)
        guard letters.count >= 2 * count else { return false }
        return (0...letters.count - 2 * count).contains { start in
            let part = letters[start..<start + count]
            return Set(part).count == count
                && (start + count...letters.count - count).contains {
                    letters[$0..<$0 + count] == part
                }
        }
    }

    private static func cycles(of permutation: [Int]) -> Set<Int> {
        Set(
            permutation.indices.map { start in
                var (place, length) = (permutation[start], 1)
                while place != start { (place, length) = (permutation[place], length + 1) }
                return length
            }
        )
    }
}

/// A step of a counter: an addition, or a reset.
struct CounterStep: Sendable, CustomStringConvertible {
    let amount: Int?

    var description: String { amount.map { "+\($0)" } ?? "reset" }
}

/// A value like one of JSON, whose objects can have equal keys.
indirect enum JSONTree: Hashable, Sendable, CustomStringConvertible {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    case list([JSONTree])
    case object([Member])

    struct Member: Hashable, Sendable {
        let key: String
        let value: JSONTree
    }

    static let generator = Generator<JSONTree>.recursive(
        depth: 4,
        base: .oneOf(
            .just(.null),
            Generator<Bool>.bool().map { .bool($0) },
            Generator<Int>.int().map { .number($0) },
            Generator<String>.string(of: .lowercase, count: 0...4).map { .text($0) }
        )
    ) { inner in
        .oneOf(
            inner.array(count: 0...4).map { .list($0) },
            Generator<(String, JSONTree)>
                .zip(.string(of: .lowercase, count: 0...4), inner)
                .map { Member(key: $0, value: $1) }.array(count: 0...4).map { .object($0) }
        )
    }

    /// The members of an object, or none.
    var members: [(String, JSONTree)] {
        guard case .object(let members) = self else { return [] }
        return members.map { ($0.key, $0.value) }
    }

    var isNumber: Bool { if case .number = self { true } else { false } }

    var isBool: Bool { if case .bool = self { true } else { false } }

    var hasDuplicateKey: Bool {
        let keys = members.map(\.0)
        return Set(keys).count < keys.count
    }

    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let number): "\(number)"
        case .text(let text): "\"\(text)\""
        case .list(let elements): "[\(elements.map(\.description).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", "))}"
        }
    }
}
