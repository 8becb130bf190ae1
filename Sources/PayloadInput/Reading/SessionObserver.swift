package import SessionContract
import StrictJSON

/// Sees each session and each page that a ``PayloadReader`` reads, with its bytes.
///
/// It makes reading several times slower, and all of a source is then read on one thread.
package protocol SessionObserver: AnyObject {
    /// Sees the session that was read last.
    ///
    /// - Parameters:
    ///   - session: The reader of the session.
    ///   - place: The place of the session in its text.
    ///   - offset: The offset of the session in its source, or that of the exchange that it is in.
    ///   - source: The name of the source.
    ///   - text: The text in memory, which contains the session.
    func observe(
        _ session: borrowing SessionReader,
        in place: SessionPlace,
        at offset: Int,
        of source: String,
        _ text: borrowing RawSpan
    )

    /// Sees an envelope that was read to its end.
    ///
    /// - Parameters:
    ///   - page: Its members other than sessions.
    ///   - offset: Its offset in its source, or that of the exchange that it is in.
    ///   - source: The name of the source.
    func observe(_ page: EnvelopeFacts, at offset: Int, of source: String)

    /// Returns an observer of what counts only once it is committed, such as a body of an archive.
    func makePart() -> any SessionObserver

    /// Makes what a part has seen count.
    ///
    /// What a part has seen that is never committed is dropped with it.
    func commit()
}
