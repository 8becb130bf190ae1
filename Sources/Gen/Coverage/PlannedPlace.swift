/// A place in the structure of a generator, and what a covering plan does there.
struct PlannedPlace: Sendable {
    /// The address, whose top bit is set; 0 means that there is no place.
    let address: UInt64
    /// The number of values if the place is a factor, otherwise 0.
    var count = 0
    /// The number of combinations between two values of a factor.
    var stride = 1
    /// The number of the column of the place in the orthogonal array, or -1.
    var column = -1
    /// The alternative that draws the most.
    var richest: UInt64 = 0

    /// Whether the place is a factor, all values of which are in the combinations.
    ///
    /// A domain that depends on earlier choices may be wider than the one that a probe saw.
    func hasAllValues(width: UInt64) -> Bool { UInt64(count) > width }
}
