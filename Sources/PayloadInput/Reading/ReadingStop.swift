import StrictJSON

/// The reason that reading a text ended early.
enum ReadingStop: Error {
    /// The text is not valid JSON, from this offset of the window on.
    case syntax(JSONSyntaxError)

    /// The input failed.
    case input(InputFailure)

    /// The run was interrupted.
    case interrupted
}
