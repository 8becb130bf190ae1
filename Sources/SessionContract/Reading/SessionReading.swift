package import SessionModel
import StrictJSON

/// The result of one pass over the bytes of a session, a value of fixed size without references.
///
/// If a key occurs more than once, its first value counts. The maps are not cleared between
/// sessions; the sets say which of their elements are valid.
package struct SessionReading: Sendable {
    /// The fields that are present, whatever their values.
    package internal(set) var present: FieldSet = []

    /// The fields with a 64-bit integer, which is in ``digits``.
    package internal(set) var integers: FieldSet = []

    /// The fields with a time that names a moment, which is in ``instants``.
    var moments: FieldSet = []

    /// The ids in the path of `url`.
    var link = Link()

    /// The offset of the first value of each field.
    package internal(set) var starts = FieldMap(repeating: 0)

    /// The digits of the integer fields.
    package internal(set) var digits = FieldMap(repeating: Digits())

    var instants = FieldMap(repeating: Instant())

    /// The range of the object in the text.
    package internal(set) var range = 0..<0
}

extension SessionReading {
    /// A point in time that takes one comparison in nearly all cases.
    struct Instant: Comparable, Sendable {
        /// The date and time in UTC without the fraction, packed in order of significance.
        var packed: Int64 = 0

        /// The fraction of the second.
        var attoseconds: UInt64 = 0

        /// Creates the instant of a time in the documented form.
        @inline(__always)
        init(_ form: Timestamp.DocumentedForm) { packed = form.packed }

        /// Creates the instant of a moment, with `attoseconds` instead of its fraction if given.
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

    /// The ids in the path of a `url`.
    struct Link: Sendable {
        /// The segment after `sessions`, if there is one.
        var session: Segment?

        /// The segment after `users`, if there is one.
        var user: Segment?

        /// A segment of the path, with its text if it is short enough for an integer.
        enum Segment: Sendable {
            case digits(Digits)
            case other

            /// Returns whether the segment consists of these digits.
            @inline(__always)
            func spells(_ digits: Digits) -> Bool {
                if case .digits(let own) = self { own == digits } else { false }
            }
        }
    }
}
