package import SessionModel
import StrictJSON

/// What one pass over the bytes of a session has learned: a value of fixed size without references.
///
/// Of a key that is named twice, the first value counts. Nothing is cleared between sessions: what
/// is valid is said by the sets.
package struct SessionReading: Sendable {
    /// The fields whose keys are there, whatever their values.
    package internal(set) var present: FieldSet = []

    /// The integer fields that have a value of 64 bits, which ``digits`` has.
    package internal(set) var integers: FieldSet = []

    /// The time fields that name a moment, which ``instants`` has.
    var moments: FieldSet = []

    /// The ids in the path of `url`.
    var link = Link()

    /// Where the first value of each field starts.
    package internal(set) var starts = FieldMap(repeating: 0)

    /// The digits of the integer fields.
    package internal(set) var digits = FieldMap(repeating: Digits())

    var instants = FieldMap(repeating: Instant())

    /// Where the object starts and ends.
    package internal(set) var range = 0..<0
}

extension SessionReading {
    /// A point on the time line that compares with one comparison in nearly all cases.
    struct Instant: Comparable, Sendable {
        /// The whole seconds in UTC, packed by their parts.
        var packed: Int64 = 0

        /// What is to be added to them.
        var attoseconds: UInt64 = 0

        /// The moment of a time in the documented form.
        @inline(__always)
        init(_ form: Timestamp.DocumentedForm) { packed = form.packed }

        /// A moment, and what is to be added to its whole seconds instead of its own fraction.
        init(_ moment: Timestamp.Moment, attoseconds: UInt64? = nil) {
            packed = moment.packed
            self.attoseconds = attoseconds ?? moment.attoseconds
        }

        init() {}

        static func < (left: Self, right: Self) -> Bool {
            left.packed == right.packed
                ? left.attoseconds < right.attoseconds : left.packed < right.packed
        }
    }

    /// The ids that the path of a `url` names.
    struct Link: Sendable {
        /// The segment after `sessions`, or `nil` where there is none.
        var session: Segment?

        /// The segment after `users`, or `nil` where there is none.
        var user: Segment?

        /// A segment of the path, by its text where that could be an integer.
        enum Segment: Sendable {
            case digits(Digits)
            case other

            /// Whether the segment is these digits.
            @inline(__always)
            func spells(_ digits: Digits) -> Bool {
                if case .digits(let own) = self { own == digits } else { false }
            }
        }
    }
}
