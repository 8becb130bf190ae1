/// A place in the structure of a generator where probes saw a choice.
struct ProbedPlace {
    let address: UInt64
    let kind: Choice.Kind
    /// The number of values, or `Int.max` if there are more than 2^32.
    let count: Int
    /// The number of landmarks.
    let levels: Int
    /// The alternative that drew the most choices.
    var richest: UInt64 = 0
    /// The number of choices in the span of that alternative.
    var most = 0

    /// Whether the values are so few or so different that each is worth a case.
    var isEnumerable: Bool {
        switch kind {
        case .alternative: true
        case .signed, .unsigned, .symbol, .time: count <= 4
        case .length, .double, .day, .rank, .mark: false
        }
    }
}
