import Gen
public import Testing

// MARK: - What the body of a property can say about a case

/// Discards the current case of a property unless a condition holds.
///
/// ```swift
/// try await forAll(.int(), .int()) { dividend, divisor in
///     try assume(divisor != 0 && divisor != -1)
///     #expect(dividend / divisor * divisor + dividend % divisor == dividend)
/// }
/// ```
///
/// If more than ten cases are discarded for each one that counts, the test fails. A generator that
/// makes only suitable values is better than an assumption that often does not hold.
///
/// - Parameters:
///   - condition: The condition.
///   - sourceLocation: The location of the assumption, for messages.
/// - Throws: ``AssumptionFailure`` if the condition does not hold.
public func assume(
    _ condition: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) throws(AssumptionFailure) {
    if !condition { throw AssumptionFailure(sourceLocation: sourceLocation) }
}

/// The error that ``assume(_:sourceLocation:)`` throws to discard a case.
public struct AssumptionFailure: Error, CustomStringConvertible {
    let sourceLocation: SourceLocation

    /// What does not hold, and where.
    var reason: String {
        "the assumption at \(sourceLocation.fileID):\(sourceLocation.line) does not hold"
    }

    /// What happened, and where an assumption belongs.
    public var description: String {
        "\(reason); assume discards a case only in the body of forAll, and not in a detached task"
    }
}

/// Adds a note to the failure of the current case.
///
/// The notes of the smallest failing case are shown with its value, up to twenty of them. Those of
/// all other cases are dropped.
///
/// - Parameters:
///   - text: The note.
///   - sourceLocation: The location of the note, for messages.
public func note(
    _ text: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    context(of: "note", sourceLocation)?.note(text)
}

/// Counts the current case under a label.
///
/// The shares of the labels are shown with a failure, and with the trait
/// ``Testing/Trait/statistics`` also if the property holds.
///
/// - Parameters:
///   - label: The label.
///   - sourceLocation: The location of the call, for messages.
public func label(_ label: String, sourceLocation: SourceLocation = #_sourceLocation) {
    context(of: "label", sourceLocation)?.label(label)
}

/// Counts the current case under a label if a condition holds.
///
/// - Parameters:
///   - belongs: The condition.
///   - label: The label.
///   - sourceLocation: The location of the call, for messages.
public func classify(
    _ belongs: Bool,
    as label: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let context = context(of: "classify", sourceLocation) else { return }
    if belongs { context.label(label) }
}

/// Requires a minimum share of all cases to be in a class.
///
/// The share is checked at the end of the run, see `CaseNotes.cover(_:atLeast:_:)`. If the class is
/// too small, the test fails.
///
/// - Parameters:
///   - label: The name of the class.
///   - share: The minimum share of cases, from 0 to 1.
///   - belongs: Whether this case is in the class.
///   - sourceLocation: The location of the call, for messages.
public func cover(
    _ label: String,
    atLeast share: Double,
    _ belongs: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    context(of: "cover", sourceLocation)?.cover(label, atLeast: share, belongs)
}

/// Scores the current case, so that `forAll` searches for cases with a higher score.
///
/// ```swift
/// try await forAll(.double(in: 0...1000).array(count: 1...50)) { numbers in
///     let error = abs(runningMean(numbers) - mean(numbers))
///     target(error, label: "error")
///     #expect(error < 1e-6)
/// }
/// ```
///
/// Half of the cases then change the best case so far, in steps that grow as long as they help, and
/// at random. The others do not depend on scores. Use it if values that fail are rare, and a number
/// says how near a value comes to failing. If a score does not lead to failing values, it only
/// takes cases from chance. Shrinking does not look at scores.
///
/// - Parameters:
///   - score: The score. One that is not finite is ignored, with a warning.
///   - label: What the score measures. Up to ten labels are searched for apart.
///   - sourceLocation: The location of the call, for messages.
public func target(
    _ score: Double,
    label: String = "score",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let context = context(of: "target", sourceLocation) else { return }
    guard score.isFinite else {
        Issue.record(
            "target ignored the score \(score) for '\(label)', which is not finite",
            severity: .warning,
            sourceLocation: sourceLocation
        )
        return
    }
    context.target(score, label)
}

/// Returns the context of the current case, or warns that there is none.
private func context(of function: String, _ sourceLocation: SourceLocation) -> CaseContext? {
    if let context = CaseContext.current { return context }
    Issue.record(
        "\(function) has no effect here; call it in the body of forAll, and not in a detached task",
        severity: .warning,
        sourceLocation: sourceLocation
    )
    return nil
}
