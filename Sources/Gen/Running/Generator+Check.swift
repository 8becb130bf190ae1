extension Generator {
    /// Runs an asynchronous property.
    ///
    /// - Parameters:
    ///   - settings: The number of cases, the seed, and the limits.
    ///   - property: A closure that returns the verdict on a value and can add notes to the case.
    /// - Returns: The outcome of the run, with the simplest failing values.
    public func checkAsync(
        _ settings: RunSettings = RunSettings(),
        property: @escaping (Value, CaseNotes) async -> Verdict
    ) async -> PropertyOutcome<Value> {
        var run = PropertyRun(self, settings, property: .awaited(property))
        return await run.run()
    }

    /// Runs an asynchronous property in several concurrent tasks, see ``RunSettings/workers``.
    ///
    /// The outcome is the same as that of ``checkAsync(_:property:)``, whatever the number of
    /// tasks.
    ///
    /// - Parameters:
    ///   - settings: The number of cases and workers, the seed, and the limits.
    ///   - property: A closure that returns the verdict on a value and can add notes to the case.
    /// - Returns: The outcome of the run, with the simplest failing values.
    @concurrent
    public func checkConcurrently(
        _ settings: RunSettings = RunSettings(),
        property: @escaping @Sendable (Value, CaseNotes) async -> Verdict
    ) async -> PropertyOutcome<Value> where Value: Sendable & SendableMetatype {
        var run = PropertyRun(self, settings, property: .awaited(property))
        guard settings.workers > 1 else { return await run.run() }
        return await run.runConcurrently(property)
    }

    /// Runs a property.
    ///
    /// - Parameters:
    ///   - settings: The number of cases, the seed, and the limits.
    ///   - property: A closure that returns the verdict on a value and can add notes to the case.
    /// - Returns: The outcome of the run, with the simplest failing values.
    @inlinable
    public func check(
        _ settings: RunSettings = RunSettings(),
        property: @escaping (Value, CaseNotes) -> Verdict
    ) -> PropertyOutcome<Value> {
        checkDirectly(
            settings,
            property: .direct(property) { source, notes, setUnderWay throws(Rejection) in
                let value = try body(&source)
                setUnderWay()
                return property(value, notes)
            }
        )
    }

    /// Runs a property that returns whether it holds.
    @inlinable
    public func check(
        _ settings: RunSettings = RunSettings(),
        property: @escaping (Value) -> Bool
    ) -> PropertyOutcome<Value> {
        check(settings) { value, _ in Verdict(property(value)) }
    }

    /// Runs a property that does not suspend.
    @usableFromInline
    func checkDirectly(
        _ settings: RunSettings,
        property: CaseProperty<Value>
    ) -> PropertyOutcome<Value> {
        withoutSuspending {
            var run = PropertyRun(self, settings, property: property)
            return await run.run()
        }
    }
}
