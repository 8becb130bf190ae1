import SessionConformance

/// What a model is asked.
enum ModelWork: Sendable {
    /// The suite, or a part of it.
    case suite(ConformanceOptions)

    /// Failures that were found before.
    case failures([ConformanceToken])
}
