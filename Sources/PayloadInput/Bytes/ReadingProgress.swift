/// What a reader reports while it reads; several threads may report at the same time.
package protocol ReadingProgress: AnyObject, Sendable {
    /// Called after each read, with the number of bytes.
    func didRead(_ byteCount: Int)

    /// Returns whether the number of findings is wanted; counting them takes time.
    func wantsFindings() -> Bool

    /// Called with the number of findings other than notes since the last call.
    func didFind(_ count: Int)
}
