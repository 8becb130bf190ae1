extension Fault {
    /// Why a value could not be judged.
    package enum Unjudged: CaseIterable, Hashable, Sendable {
        /// A value is longer than the limit for values in memory.
        case tooLong

        /// A text could not be read to its end, and the rule that would report the reason is off.
        case unreadable
    }
}
