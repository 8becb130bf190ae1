/// A choice that the contract leaves to the implementation.
///
/// A model may reject such a payload, or accept it and return it with the same meaning.
package enum PolicyQuestion: String, CaseIterable, Hashable, Sendable {
    /// An object has a key more than once: the first or the last value may count.
    case duplicateKey = "duplicate-key"

    /// An integer does not fit in 64 bits.
    case integerRange = "int-range"

    /// An integer is written `1.0` or `1e2`.
    case integerSpelling = "integer-spelling"

    /// A string contains half of a surrogate pair.
    case loneSurrogate = "lone-surrogate"

    /// The text starts with a byte order mark.
    case byteOrderMark = "byte-order-mark"

    /// Arrays and objects are nested deeper than 512 levels.
    case depth
}

/// A set of policy questions, iterated in the order of their declaration.
///
/// Because there are only six questions, the set is one byte instead of a hash table.
package struct PolicyQuestions: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
    private var bits: UInt8 = 0

    package init(arrayLiteral questions: PolicyQuestion...) {
        for question in questions { insert(question) }
    }

    package var isEmpty: Bool { bits == 0 }
    package var count: Int { bits.nonzeroBitCount }

    /// The only question, or `nil` if there are none or several.
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
