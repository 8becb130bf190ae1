/// The states of counters that have only a few, so that a census with any other is refused.
package enum CensusState {
    /// How long before the census a time was, in steps that people use.
    package enum Age: String, CaseIterable, Sendable {
        case future, hour, day, week, month, year, older
    }

    /// The time from one moment to another, in steps that people use.
    package enum Interval: String, CaseIterable, Sendable {
        case negative, zero, minute, hour, day, month, longer
    }

    /// How far the offset of a time is from UTC.
    package enum Offset: String, CaseIterable, Sendable {
        case unknown, z, zero, hours, minutes
    }

    package enum Sign: String, CaseIterable, Sendable {
        case negative, zero, positive
    }

    /// The smallest of the usual types that an integer fits.
    package enum Size: String, CaseIterable, Sendable {
        case int32, uint32

        /// At most what a double can hold without rounding, 2^53.
        case int53

        /// At most what a signed integer of 64 bits can hold, 2^63.
        case int64

        case uint64

        /// More than an unsigned integer of 64 bits can hold.
        case larger
    }

    /// How a number is written.
    package enum Spelling: String, CaseIterable, Sendable {
        case digits, fraction, exponent
        case fractionAndExponent = "fraction-and-exponent"

        /// In any way, and it is not an integer.
        case fractional = "not-an-integer"
    }

    /// The scheme of a link, if it is one that links have.
    package enum Scheme: String, CaseIterable, Sendable {
        case none, http, https, other
        case httpInCapitals = "http-in-capitals"
        case httpsInCapitals = "https-in-capitals"
    }

    /// What follows the path of a link.
    package enum Suffix: String, CaseIterable, Sendable {
        case none, query, fragment
        case queryAndFragment = "query-and-fragment"
    }

    /// What is around a session.
    package enum Envelope: String, CaseIterable, Sendable {
        case none, array, session, sessions
        case sessionArray = "session-array"
    }
}
