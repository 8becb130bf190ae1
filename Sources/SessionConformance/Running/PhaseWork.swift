import Gen

/// The cases of a phase that a run asks, in chunks that workers take.
struct PhaseWork: Sendable {
    let phase: ConformancePhase

    /// The cases that are known beforehand; none where chance makes them.
    let planned: [PlannedCase]

    /// How many cases there are.
    let total: Int

    private let seed: Seed
    private let generator: Generator<[UInt8]>

    /// The numbers of the chunks of random cases that belong to this run.
    private let chunks: [Int]
    private let randomCases: Int

    /// How many cases are asked at once.
    private static let chunkSize = 128

    // No covering plan of a generator is longer than this. Behind it a case follows from chance
    // alone, and to make the plan would be for nothing.
    private static let longestPlan = 2048

    init(
        _ phase: ConformancePhase,
        _ options: ConformanceOptions,
        _ generator: Generator<[UInt8]>
    ) {
        self.phase = phase
        self.generator = generator
        seed = options.seed
        let all = phase == .corpus ? options.corpus : FixedPlan.cases(of: phase)
        planned = all.filter { options.shard.contains($0.id) }
        let count = max(0, options.randomCases)
        randomCases = phase == .random ? count : 0
        chunks = (0..<(randomCases + Self.chunkSize - 1) / Self.chunkSize)
            .filter { options.shard.contains(chunk: $0) }
        total =
            planned.count
            + chunks.reduce(0) { sum, chunk in
                sum + min(Self.chunkSize, count - chunk * Self.chunkSize)
            }
    }

    /// The cases of one chunk, or `nil` behind the last.
    func chunk(_ number: Int) -> [AskedCase]? {
        if phase == .random {
            return chunks.indices.contains(number) ? random(chunks[number]) : nil
        }
        let start = number * Self.chunkSize
        guard start < planned.count else { return nil }
        return planned[start..<min(start + Self.chunkSize, planned.count)].enumerated().map {
            AskedCase(
                order: start + $0.offset,
                id: $0.element.id,
                payload: $0.element.payload,
                reading: $0.element.reading
            )
        }
    }

    /// Whether the output of the case at this place is asked about too: of random cases every
    /// eighth, which leaves their number and not their rate to chance.
    func asksTwice(_ order: Int) -> Bool {
        phase != .random || order.isMultiple(of: 8)
    }

    private func random(_ chunk: Int) -> [AskedCase] {
        var settings = RunSettings(cases: Self.chunkSize, seed: seed)
        settings.firstCase = chunk * Self.chunkSize
        settings.cases = min(Self.chunkSize, randomCases - settings.firstCase)
        settings.coversFirst = settings.firstCase < Self.longestPlan
        var cases: [AskedCase] = []
        cases.reserveCapacity(settings.cases)
        _ = generator.check(settings) { payload, _ in
            cases.append(
                AskedCase(
                    order: settings.firstCase + cases.count,
                    payload: payload,
                    reading: PayloadReading(of: payload)
                )
            )
            return .holds
        }
        return cases
    }
}
