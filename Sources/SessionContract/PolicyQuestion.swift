/// A question that the contract leaves to the implementation: a model may reject the payload, or
/// accept it and give it back with the same meaning.
package enum PolicyQuestion: String, CaseIterable, Hashable, Sendable {
    /// An object names a key twice: which one counts, if any.
    case duplicateKey = "duplicate-key"

    /// An integer needs more than 64 bits.
    case integerRange = "int-range"

    /// An integer is written `1.0` or `1e2`.
    case integerSpelling = "integer-spelling"

    /// A string names half a surrogate pair.
    case loneSurrogate = "lone-surrogate"

    /// The text starts with a byte order mark.
    case byteOrderMark = "byte-order-mark"

    /// Arrays and objects are nested deeper than 512 levels.
    case depth
}

/// Some of the questions, each at most once, in the order of their declaration.
///
/// There are six of them, so a set is a byte and no hash table.
package struct PolicyQuestions: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
    private var bits: UInt8 = 0

    package init(arrayLiteral questions: PolicyQuestion...) {
        for question in questions { insert(question) }
    }

    package var isEmpty: Bool { bits == 0 }
    package var count: Int { bits.nonzeroBitCount }

    /// The one question, where there are not several.
    package var only: PolicyQuestion? { count == 1 ? first { _ in true } : nil }

    package func contains(_ question: PolicyQuestion) -> Bool { bits & question.bit != 0 }

    package mutating func insert(_ question: PolicyQuestion) {
        bits |= question.bit
    }

    package func makeIterator() -> some IteratorProtocol<PolicyQuestion> {
        PolicyQuestion.allCases.lazy.filter(contains).makeIterator()
    }
}

extension PolicyQuestion {
    fileprivate var bit: UInt8 {
        switch self {
        case .duplicateKey: 1 << 0
        case .integerRange: 1 << 1
        case .integerSpelling: 1 << 2
        case .loneSurrogate: 1 << 3
        case .byteOrderMark: 1 << 4
        case .depth: 1 << 5
        }
    }
}
