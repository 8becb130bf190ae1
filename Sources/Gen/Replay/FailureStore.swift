/// A store that keeps failing cases, so that the next run tries them first.
///
/// A run notes each case in the store before it tries it. If the property ends the process, the
/// case that caused it is still in the store.
public protocol FailureStore: Sendable {
    /// Returns the cases to try first: those that were under way when the last run ended, and then
    /// the failures.
    func tokens() -> [ReplayToken]

    /// Keeps a failing case.
    func keep(_ token: ReplayToken)

    /// Removes a case that no longer fails.
    func remove(_ token: ReplayToken)

    /// Notes the case that a worker is about to try, or `nil` if there is none.
    ///
    /// When this returns, the note must survive the end of the process.
    func setUnderWay(_ token: ReplayToken?, worker: Int)
}
