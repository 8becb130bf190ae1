import Gen
import Testing

@Suite
struct `A generator of durations` {
    @Test
    func `reaches zero, everyday durations, both directions and the limits`() {
        let durations = samples(.duration(), 4000)
        #expect(durations.contains(.zero))
        #expect(durations.contains { $0 < .zero })
        #expect(durations.contains { $0.components.seconds == .max })
        #expect(durations.contains { $0.attoseconds % 1_000_000_000 > 0 })
        let everyday = durations.count { $0.attoseconds.magnitude <= Self.everyday }
        #expect(Double(everyday) / Double(durations.count) > 0.8)
        let milliseconds = durations.count { $0.attoseconds % 1_000_000_000_000_000 == 0 }
        #expect(Double(milliseconds) / Double(durations.count) > 0.5)
    }

    private static let everyday: UInt128 = 100_000 * 1_000_000_000_000_000_000

    @Test(arguments: [
        .milliseconds(1)...(.milliseconds(2)), .seconds(-1)...(.milliseconds(1500)),
        .nanoseconds(-20)...(.nanoseconds(-3)), .seconds(3)...(.seconds(3)),
        .seconds(1_000_000)...(.seconds(Int64.max)), .zero...(.zero),
        Duration(attoseconds: 7)...(Duration(attoseconds: 9)),
        Duration(attoseconds: .min)...(Duration(attoseconds: .max)),
    ])
    func `keeps to its range`(range: ClosedRange<Duration>) {
        let durations = samples(.duration(in: range), 2000)
        #expect(durations.allSatisfy(range.contains))
        if range.upperBound < .seconds(2), range.lowerBound < range.upperBound {
            #expect(durations.contains(range.lowerBound))
            #expect(Set(durations).count > 2)
        }
    }

    @Test
    func `shrinks to zero, then to few seconds, milliseconds and so on`() {
        func form(_ holds: @escaping (Duration) -> Bool) -> Set<String> {
            forms(.duration(), seeds: 3, holds: holds)
        }
        #expect(form { _ in false } == ["0.0 seconds"])
        #expect(form { $0 < .milliseconds(1500) } == ["2.0 seconds"])
        #expect(form { $0 >= .zero } == ["-1.0 seconds"])
        #expect(form { $0 < .seconds(1_000_000) } == ["1000000.0 seconds"])
        #expect(form { $0 <= .zero || $0 >= .seconds(1) } == ["0.001 seconds"])
        #expect(form { $0 >= .zero || $0 <= .seconds(-1) } == ["-0.001 seconds"])
        #expect(form { $0.attoseconds % 1_000_000_000_000_000 == 0 } == ["1e-09 seconds"])
        #expect(form { $0.attoseconds % 1_000_000_000 == 0 } == ["1e-18 seconds"])
        #expect(form { $0 < .milliseconds(1200) || $0 > .milliseconds(1400) } == ["1.2 seconds"])
    }

    @Test
    func `replays from its token`() throws {
        let generator = Generator<Duration>.duration()
        func run(_ settings: RunSettings) -> Counterexample<Duration>? {
            generator.check(settings) { $0.attoseconds % 1000 == 0 }.counterexamples.first
        }
        let found = try #require(run(RunSettings(cases: 10_000, seed: 1)))
        var settings = RunSettings(cases: 0)
        settings.replays = [found.token]
        #expect(run(settings)?.value == found.value)
    }
}
