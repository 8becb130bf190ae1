/// Ends a run with a program that fails too often, because each time costs a start or the
/// time limit of an answer.
///
/// A lost process adds two and a time-out eight, and each answer takes one away; at 64 the run
/// ends. So it ends after 32 lost processes or eight time-outs in a row, and otherwise soon after
/// more than a third of the answers are lost processes, or more than a ninth time-outs. A model
/// that fails at less than that is tested to the end, unless 256 processes are lost or 64 time-outs
/// occur in all. Half as many more time-outs are allowed to investigate what was found.
struct BreakdownBudget {
    /// What a breakdown costs.
    enum Cost: Int {
        /// The process ended or must be replaced, which costs a start.
        case process = 2

        /// The process was silent until the time limit.
        case time = 8
    }

    /// The costs that are allowed above the answers, and in all.
    private static let most = (level: 64, total: 512, investigated: 768)

    private var level = 0
    private var total = 0

    /// The requests since the level was last zero, and how many of them had no answer.
    private(set) var recent = (requests: 0, breakdowns: 0)

    /// Whether there must be no further cases, because of the share of breakdowns.
    var isExceeded: Bool { level >= Self.most.level }

    /// Returns whether there must be no further request of a kind, because of all breakdowns
    /// together.
    func isSpent(investigating: Bool) -> Bool {
        total >= (investigating ? Self.most.investigated : Self.most.total)
    }

    /// Records an answer.
    mutating func noteAnswer() {
        guard level > 0 else { return }
        level -= 1
        recent.requests += 1
        if level == 0 { recent = (0, 0) }
    }

    /// Records a breakdown at one of many cases.
    mutating func note(_ cost: Cost) {
        level += cost.rawValue
        total += cost.rawValue
        recent.requests += 1
        recent.breakdowns += 1
    }

    /// Records a breakdown at a payload that is asked again to investigate it.
    ///
    /// Most of these fail again, as they should, so only the time that they take counts.
    mutating func noteAgain(_ cost: Cost) {
        if cost == .time { total += cost.rawValue }
    }

    /// Forgets all but the total.
    mutating func reset() {
        (level, recent) = (0, (0, 0))
    }
}
