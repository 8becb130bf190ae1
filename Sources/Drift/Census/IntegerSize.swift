/// The states of integers that break clients.
package enum IntegerSize {
    /// More than a double can hold without rounding, 2^53.
    package static let int64 = "int64"

    /// More than a signed integer of 64 bits can hold, 2^63.
    package static let uint64 = "uint64"

    /// More than an unsigned integer of 64 bits can hold.
    package static let larger = "larger"

    /// The state of ``CensusCounter/spelling(_:)`` for a number that is not an integer.
    package static let fractional = "not-an-integer"
}
