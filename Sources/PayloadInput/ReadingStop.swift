import StrictJSON

/// Why the reading of one text came to an early end.
enum ReadingStop: Error {
    /// The text is no JSON from this offset of the window on.
    case syntax(JSONSyntaxError)

    /// The input gave out.
    case input(InputFailure)

    /// Somebody asked to stop.
    case interrupted
}
