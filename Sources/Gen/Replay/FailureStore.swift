/// Where failing cases are kept, so that the next run tries them first.
///
/// A run tells the store which case it is about to try, so that a property that takes the process
/// down leaves behind the case that did it.
public protocol FailureStore: Sendable {
    /// The cases to try first: the one that was under way when the last run ended, then failures.
    func tokens() -> [ReplayToken]

    /// Keeps a failing case.
    func keep(_ token: ReplayToken)

    /// Forgets a case that does not fail any more.
    func remove(_ token: ReplayToken)

    /// Notes the case that a worker is about to try, or that it is about to try none.
    ///
    /// What is noted must outlive the process from the moment this returns.
    func setUnderWay(_ token: ReplayToken?, worker: Int)
}
