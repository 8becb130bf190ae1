extension Generator {
    /// Runs an asynchronous property.
    ///
    /// - Parameters:
    ///   - settings: The number of cases, the seed and the limits.
    ///   - property: The verdict on a value, and notes on the case.
    /// - Returns: How the run ended, with the simplest failing values.
    public func checkAsync(
        _ settings: RunSettings = RunSettings(),
        property: @escaping (Value, CaseNotes) async -> Verdict
    ) async -> PropertyOutcome<Value> {
        var run = PropertyRun(self, settings, property: property)
        return await run.run()
    }

    /// Runs an asynchronous property in as many tasks at once as the settings say.
    ///
    /// The outcome is that of ``checkAsync(_:property:)``, whatever the number of tasks.
    ///
    /// - Parameters:
    ///   - settings: The number of cases and of workers, the seed and the limits.
    ///   - property: The verdict on a value, and notes on the case.
    /// - Returns: How the run ended, with the simplest failing values.
    @concurrent
    public func checkConcurrently(
        _ settings: RunSettings = RunSettings(),
        property: @escaping @Sendable (Value, CaseNotes) async -> Verdict
    ) async -> PropertyOutcome<Value> where Value: Sendable & SendableMetatype {
        var run = PropertyRun(self, settings, property: property)
        guard settings.workers > 1 else { return await run.run() }
        return await run.runConcurrently(property)
    }

    /// Runs a property.
    ///
    /// - Parameters:
    ///   - settings: The number of cases, the seed and the limits.
    ///   - property: The verdict on a value, and notes on the case.
    /// - Returns: How the run ended, with the simplest failing values.
    public func check(
        _ settings: RunSettings = RunSettings(),
        property: @escaping (Value, CaseNotes) -> Verdict
    ) -> PropertyOutcome<Value> {
        withoutSuspending {
            var run = PropertyRun(self, settings) { value, notes in property(value, notes) }
            return await run.run()
        }
    }

    /// Runs a property that only says yes or no.
    public func check(
        _ settings: RunSettings = RunSettings(),
        property: @escaping (Value) -> Bool
    ) -> PropertyOutcome<Value> {
        check(settings) { value, _ in Verdict(property(value)) }
    }
}
