import Gen

/// A value of a random generator.
package enum FuzzValue: Hashable, Comparable, Sendable {
    case nothing
    case number(Int128)
    case float(UInt64)
    case text(String)
    case list([FuzzValue])

    /// A hash of the value that is the same in every process.
    package var code: UInt64 {
        switch self {
        case .nothing: 1
        case .number(let number):
            Self.mixed(
                UInt64(truncatingIfNeeded: number)
                    ^ Self.mixed(UInt64(truncatingIfNeeded: number >> 64) &+ 2)
            )
        case .float(let bits): Self.mixed(bits &+ 3)
        case .text(let text):
            text.utf8.reduce(4) { Self.mixed($0 ^ UInt64($1) &+ 1) }
        case .list(let elements):
            elements.reduce(5) { Self.mixed($0 ^ $1.code) }
        }
    }

    /// Orders values, the same in every process.
    ///
    /// Different lists can have one code: `[a, [b]]` has the code of `[b, [a]]`.
    package static func < (left: FuzzValue, right: FuzzValue) -> Bool {
        let (one, other) = (left.code, right.code)
        return one != other ? one < other : "\(left)" < "\(right)"
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        var bits = SplitMix64(state: word)
        return bits.next()
    }
}
