import SessionModel
import SessionPayloads
import StrictJSON

/// How a number became another one, as far as the two numbers show it.
package enum NumberChange: String, CaseIterable, Hashable, Sendable {
    /// Both are the same as doubles.
    case rounded

    /// Only the lowest 32 bits or fewer are left, or an integer without sign got one.
    case wrapped

    /// A limit of an integer type took its place.
    case clamped

    /// The sign is another one.
    case sign
}

extension NumberChange {
    /// Finds out how a number became another one; `nil` if nothing above describes it.
    init?(from before: FieldValue, to after: FieldValue) {
        guard let old = before.numberText, let new = after.numberText else { return nil }
        if case .integer(let limit) = after, [.min, .max].contains(limit) {
            // No double is one less than two to this power, so nothing was rounded.
            self = .clamped
        } else if case .integer(let new) = after, let old = UInt64(old), old > Int64.max,
            Int64(bitPattern: old) == new
        {
            self = .wrapped
        } else if let old = Double(old), let new = Double(new), old == new, old.isFinite {
            self = .rounded
        } else if case .integer(let old) = before, case .integer(let new) = after,
            Self.isWrapped(old, new)
        {
            self = .wrapped
        } else if case .integer(let old) = before, case .integer(let new) = after, old == 0 &- new {
            self = .sign
        } else if case .integer(let new) = after, Self.limits.contains(new) {
            self = .clamped
        } else {
            return nil
        }
    }

    private static func isWrapped(_ old: Int64, _ new: Int64) -> Bool {
        [8, 16, 32].contains { (bits: Int64) in
            let modulus: Int64 = 1 << bits
            let isInRange = -(modulus >> 1) <= new && new < modulus
            return isInRange && (old &- new) & (modulus - 1) == 0
        }
    }

    /// The limits of integer types, and of the integers that a double holds exactly.
    private static let limits: [Int64] = {
        let exact: Int64 = 1 << 53
        let narrow: [Int64] = [
            Int64(Int16.min), Int64(Int16.max), Int64(UInt16.max), Int64(Int32.min),
            Int64(Int32.max), Int64(UInt32.max),
        ]
        return narrow + [.min, .max, exact, exact - 1, -exact, 1 - exact]
    }()
}
