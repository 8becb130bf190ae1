/// What ends the dialogue with a child process.
enum DialogueFailure: Error, Equatable {
    /// It ended, or let go of its standard output. The text goes on after "it".
    case ended(String)

    /// It was silent for too long.
    case silent

    /// It wrote what is no reply, or no reply to what was asked. The text goes on after "it".
    case protocolViolation(String)

    /// Nobody wants to know any more.
    case cancelled
}
