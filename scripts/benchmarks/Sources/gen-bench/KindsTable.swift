import Gen

/// A table of the time per case for each kind of generator.
///
/// The short runs are those of a test. They include the covering plan, which is made once per run.
struct KindsTable {
    let only: String?

    func print() {
        Swift.print("| kind | ns per case, 1000 cases | 100000 cases |")
        Swift.print("|---|---|---|")
        for kind in Kind.all where only == nil || kind.name == only {
            let cells = [(1000, 21), (100_000, 5)].map { cases, runs in
                let times = (0..<runs).map { _ in kind.measure(cases) }.sorted()
                return rounded(times[runs / 2] / Double(cases) * 1e9, 0)
            }
            Swift.print("| \(kind.name) | \(cells.joined(separator: " | ")) |")
        }
    }
}

/// A kind of generator, and how to measure it.
struct Kind: Sendable {
    let name: String
    /// Runs a property that always holds, and returns the processor time in seconds.
    let measure: @Sendable (Int) -> Double

    init<Value>(_ name: String, _ generator: Generator<Value>) {
        self.name = name
        measure = { cases in
            let start = processorTime()
            let outcome = generator.check(RunSettings(cases: cases, seed: 1)) { _ in true }
            precondition(outcome.verdict == .passed)
            return processorTime() - start
        }
    }
}

extension Kind {
    /// The kinds, from the plain to the composed.
    static let all: [Kind] = [
        Kind("session record", SessionRecord.generator),
        Kind("integer", Generator<Int>.int()),
        Kind("integer in a range", Generator<Int>.int(in: 1...100)),
        Kind("Boolean and integer", .zip(.bool(), .int())),
        Kind("float", Generator<Double>.double()),
        Kind("date", Generator<CalendarDate>.calendarDate()),
        Kind("string", Generator<String>.string()),
        Kind("string of ASCII", Generator<String>.string(of: .printableASCII)),
        Kind("UUID", Generator<String>.uuid()),
        Kind("array of integers", Generator<Int>.int().array()),
        Kind("array of bytes", Generator<UInt8>.bytes()),
        Kind("optional integer", Generator<Int>.int().optional()),
        Kind("one of three", .oneOf(.int(in: 0...9), .int(in: -9...0), .int())),
        Kind("element", .element(of: Array(0..<100))),
        Kind("mapped and filtered", Generator<Int>.int().map { $0 / 2 }.filter { $0 % 2 == 0 }),
        Kind("dependent", Generator<Int>.int(in: 1...16).flatMap { .int(in: 0...$0) }),
        Kind("dependent list", Generator<Int>.int(in: 1...16).flatMap { .bool().array(count: $0) }),
        Kind("set", Generator<Int>.int().set()),
        Kind("dictionary", Generator<String>.string(count: 0...8).dictionary(to: .int())),
        Kind("pair of six", .zip(.int(), .bool(), .int(in: 0...9), .bool(), .int(), .double())),
        Kind("tree of JSON", SampleJSON.generator),
        Kind("decoded type", Generator<Account>.decoding()),
    ]
}

/// A value of JSON.
private indirect enum SampleJSON: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([SampleJSON])
    case object([String: SampleJSON])

    static let generator: Generator<SampleJSON> = .recursive(
        depth: 3,
        base: .oneOf(
            .just(.null),
            Generator<Bool>.bool().map { .bool($0) },
            Generator<Double>.double().map { .number($0) },
            Generator<String>.string(count: 0...8).map { .string($0) }
        )
    ) { inner in
        .oneOf(
            inner.array(count: 0...4).map { .array($0) },
            Generator<String>.string(of: .lowercase, count: 0...4)
                .dictionary(to: inner, count: 0...4)
                .map { .object($0) }
        )
    }
}

/// A type of several fields, without a generator of its own.
private struct Account: Decodable, Sendable {
    let id: Int
    let name: String
    let isActive: Bool
    let tags: [String]
    let balance: Double?
}
