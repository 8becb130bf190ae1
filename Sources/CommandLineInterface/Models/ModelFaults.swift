import CommandLineFrame
import SessionConformance
import SessionCorpus

/// Asks a model about single payloads, to keep its faults in a fake.
struct ModelFaults: Sendable {
    let testee: TesteeOptions
    let context: CommandContext

    /// Returns the first of some fakes on which the model has the same faults as on the original.
    ///
    /// - Throws: If the model cannot be started, has no fault on the original, or has other faults
    ///   on every fake.
    func fake(
        of payload: [UInt8],
        among fakes: Scrubber.Fakes
    ) async throws(CorpusFailure) -> [UInt8] {
        let testee = testee
        let limits = context.limits(of: testee)
        let result = await context.interruptions.cancelling {
            await Self.search(payload, fakes, testee, limits)
        }
        return try result.get()
    }

    private static func search(
        _ payload: [UInt8],
        _ fakes: Scrubber.Fakes,
        _ testee: TesteeOptions,
        _ limits: ChildProcessLimits
    ) async -> Result<[UInt8], CorpusFailure> {
        let group: TesteeGroup
        do throws(ChildStartError) {
            group = try await TesteeGroup(testee.command, copies: 1, limits: limits)
        } catch {
            return .failure(CorpusFailure(error.description, kind: .unreadable))
        }
        let result = await search(payload, fakes, group)
        _ = await group.close()
        return result
    }

    private static func search(
        _ payload: [UInt8],
        _ fakes: Scrubber.Fakes,
        _ group: TesteeGroup
    ) async -> Result<[UInt8], CorpusFailure> {
        let faults = await faults(on: payload, group)
        guard !faults.isEmpty else {
            return .failure(
                CorpusFailure(
                    "the model has no fault on this payload, so its fakes need not be compared; "
                        + "omit the program after '--'",
                    kind: .refused
                )
            )
        }
        var (fakes, count) = (fakes, 0)
        while !Task.isCancelled, let fake = fakes.next() {
            if await Self.faults(on: fake, group) == faults { return .success(fake) }
            count += 1
        }
        guard count > 0 || Task.isCancelled else { return .failure(fakes.refusal) }
        let shown = faults.sorted().joined(separator: ", ")
        return .failure(
            CorpusFailure(
                "none of \(count) fakes of this payload shows the faults of the model (\(shown)), "
                    + "so they depend on the exact values; \(Scrubber.advice)",
                kind: .refused
            )
        )
    }

    /// Returns the rules that the model breaks on a payload, each with the place.
    private static func faults(on payload: [UInt8], _ group: TesteeGroup) async -> Set<String> {
        var options = ConformanceOptions()
        options.phases = [.corpus]
        options.corpus = [PlannedCase(id: "payload", payload: payload)]
        // Only the kind of each fault counts, not its smallest payload.
        options.shrinkLimit = 0
        let result = await group.run(options).run()
        let unavailable = result.unavailability.map { _ in "an end of the model" }
        return Set(
            result.findings.map { "\($0.rule) at '\($0.pointer)'" }
                + [unavailable].compactMap(\.self)
        )
    }
}
