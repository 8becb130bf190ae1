import StrictJSON

/// Why the reading of one text came to an early end.
enum ReadingStop: Error {
    /// The text is not JSON from this offset of the window on.
    case syntax(JSONSyntaxError)

    /// The input gave out.
    case input(InputFailure)

    /// The run was interrupted.
    case interrupted
}
