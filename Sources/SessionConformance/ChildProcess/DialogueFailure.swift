/// The reason why the dialogue with a child process ended.
///
/// Each text is a clause that continues "it".
enum DialogueFailure: Error, Equatable {
    /// The child exited, or closed its standard output.
    case ended(String)

    /// The child did not reply in time.
    case silent

    /// The child wrote something that is not the expected reply.
    case protocolViolation(String)

    /// The caller no longer needs the reply.
    case cancelled
}
