extension Fault {
    /// Why a value could not be judged.
    package enum Unjudged: CaseIterable, Hashable, Sendable {
        /// One value is longer than is held in memory.
        case tooLong

        /// A text could not be read to its end, and the rule that says so is off.
        case unreadable
    }
}
