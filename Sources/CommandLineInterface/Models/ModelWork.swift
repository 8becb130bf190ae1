import SessionConformance

/// The cases that a model is tested with.
enum ModelWork: Sendable {
    /// The suite, or a part of it.
    case suite(ConformanceOptions)

    /// Failures of an earlier run.
    case failures([ConformanceToken])
}
