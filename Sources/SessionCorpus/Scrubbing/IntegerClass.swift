/// The properties of an integer by which models treat it differently, and so the properties that
/// its fake shares.
///
/// They are its number of digits, the integer types that it fits, and whether a double holds it
/// exactly.
struct IntegerClass: Hashable {
    private let digits: Int
    private let types: Int
    private let isExactInDouble: Bool
    private let isOdd: Bool

    /// The powers of two that are limits of types, in order.
    private static let limits = [
        "65536", "2147483648", "4294967296", "9007199254740992", "9223372036854775808",
        "18446744073709551616",
    ]

    /// Creates the class of an integer without a sign and without leading zeros.
    init(_ digits: [UInt8]) {
        let text = String(decoding: digits, as: UTF8.self)
        self.digits = digits.count
        types = Self.limits.count { !Self.isLess(text, $0) }
        let isLarge = types > 3
        let value = UInt64(text)
        isExactInDouble = isLarge && value.map { UInt64(exactly: Double($0)) == $0 } ?? false
        isOdd = isLarge && (digits.last ?? 0) & 1 == 1
    }

    /// Returns the integer nearest to another one that a double holds exactly, if this class is of
    /// those; few integers are, so trying others would not find one.
    func adjusted(_ digits: [UInt8]) -> [UInt8] {
        guard isExactInDouble, let value = UInt64(String(decoding: digits, as: UTF8.self)) else {
            return digits
        }
        let nearest = UInt64(exactly: Double(value)) ?? value
        let adjusted = Array(String(nearest).utf8)
        return adjusted.count == digits.count ? adjusted : digits
    }

    private static func isLess(_ left: String, _ right: String) -> Bool {
        (left.utf8.count, left) < (right.utf8.count, right)
    }

    /// The integers that stay, because they are the limits of types and not data: zero, one, and
    /// the neighborhood of each power of two that limits a type.
    private static let limitsOfTypes: Set<String> = {
        var kept: Set<String> = ["0", "1"]
        // Short numbers are common as data, so of them only the limit and its neighbors stay.
        for (bits, distances) in [7, 8, 15, 16].map({ ($0, 1) })
            + [31, 32, 53, 63, 64, 127].map({ ($0, 4) }) as [(UInt128, UInt128)]
        {
            let limit: UInt128 = 1 << bits
            for distance in 0...distances {
                kept.insert(String(limit - distance))
                kept.insert(String(limit + distance))
            }
        }
        kept.insert(String(UInt128.max))
        return kept
    }()

    /// Whether an integer is a limit of a type, and so stays.
    static func isLimit(_ digits: [UInt8]) -> Bool {
        limitsOfTypes.contains(String(decoding: digits, as: UTF8.self))
    }
}
