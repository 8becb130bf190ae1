/// A place in the structure of a generator where probes saw a choice.
struct ProbedPlace {
    let address: UInt64
    let kind: Choice.Kind
    /// The number of values, or `Int.max` if there are more.
    let count: Int
    /// The number of landmarks.
    let levels: Int
    /// The alternative after which most was drawn.
    var richest: UInt64 = 0
    /// How much was drawn after it.
    var most = 0

    /// Whether the values are so unlike that each deserves a visit.
    var isEnumerable: Bool {
        switch kind {
        case .alternative: true
        case .signed, .unsigned, .symbol: count <= 4
        case .length, .double, .rank, .mark: false
        }
    }
}
