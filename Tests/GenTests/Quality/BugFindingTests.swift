import Gen
import TestEffort
import Testing

/// Bugs that sampling without a plan never finds, with limits for the mean number of cases.
@Suite
struct `The search for planted bugs` {
    @Test(arguments: PlantedBug.all)
    func `finds each bug within 2,000 cases, whatever the seed`(bug: PlantedBug) {
        var sum = 0
        for seed in 0..<TestEffort.count(100, plain: 30) {
            var settings = RunSettings(cases: 2000, seed: Seed(UInt64(seed)))
            settings.casesAfterFailure = 0
            settings.shrinkBudget = 0
            let index = bug.firstCase(settings)
            #expect(index != nil, "seed \(seed)")
            sum += (index ?? 2000) + 1
        }
        #expect(Double(sum) / 100 <= bug.mean, "\(Double(sum) / 100) cases on average")
    }
}

/// A property that holds for all but a few values.
struct PlantedBug: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The limit for the mean number of cases until the first failure.
    let mean: Double
    let firstCase: @Sendable (RunSettings) -> Int?

    init<Value>(
        _ name: String,
        mean: Double,
        _ generator: Generator<Value>,
        _ isHit: @escaping @Sendable (Value) -> Bool
    ) {
        testDescription = name
        self.mean = mean
        firstCase = { settings in
            generator.check(settings) { !isHit($0) }.counterexamples.first?.caseIndex
        }
    }

    static let all: [PlantedBug] = sessions + strings

    private static let sessions = [
        PlantedBug("id is Int64.min", mean: 5, SessionRecord.generator) { $0.id == .min },
        PlantedBug("all four fields are null", mean: 41, SessionRecord.generator) { session in
            session.authenticatedAt.isNull && session.lastSeenAt.isNull && session.url.isNull
                && session.userId.isNull
        },
        PlantedBug("user_id equals id", mean: 50, SessionRecord.generator) { session in
            session.userId.value == session.id
        },
        PlantedBug("id is beyond 2^53", mean: 3, SessionRecord.generator) { session in
            session.id.magnitude > 1 << 53
        },
        PlantedBug("last seen before authenticated", mean: 40, SessionRecord.generator) { session in
            guard let seen = session.lastSeenAt.value, let start = session.authenticatedAt.value
            else { return false }
            return seen < start
        },
        PlantedBug("a timestamp at 23:59:59", mean: 200, SessionRecord.generator) { session in
            session.lastSeenAt.value?.hasSuffix("23:59:59Z") == true
                || session.authenticatedAt.value?.hasSuffix("23:59:59Z") == true
        },
        PlantedBug("both timestamps at 23:59:59", mean: 1000, SessionRecord.generator) { session in
            session.lastSeenAt.value?.hasSuffix("23:59:59Z") == true
                && session.authenticatedAt.value?.hasSuffix("23:59:59Z") == true
        },
        PlantedBug("29 February 2000", mean: 500, SessionRecord.generator) { session in
            session.lastSeenAt.value?.hasPrefix("2000-02-29") == true
        },
    ]

    private static let strings = [
        PlantedBug("an empty string", mean: 20, .string(), { $0.isEmpty }),
        PlantedBug("a NUL", mean: 100, .string(), { $0.unicodeScalars.contains("\u{0}") }),
        PlantedBug("a lone combining mark", mean: 1000, .string()) { string in
            string.unicodeScalars.count == 1 && string.unicodeScalars.first == "\u{301}"
        },
    ]
}
