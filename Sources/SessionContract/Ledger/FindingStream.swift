/// Receives each finding that a ledger counts, while it counts them.
///
/// A ledger keeps a bounded number of rows. A stream gets every finding in the order in which they
/// are found, so it suits outputs of any length.
package protocol FindingStream: Sendable {
    /// Receives a finding.
    func add(_ row: Ledger.Row)

    /// Returns a stream for findings that belong to this one only once it is committed.
    func makePart() -> any FindingStream

    /// Passes the findings of a part on to the stream that made it.
    ///
    /// Those of a part that is never committed are dropped with it.
    func commit()
}
