/// A part of the benchmark that can be run on its own, in the order in which all are run.
enum BenchPart: String, CaseIterable {
    case kinds
    case mix
    case forms
    case jobs
    case memory
    case growth

    func run(_ bench: Bench) throws {
        switch self {
        case .kinds: try KindsPart(bench: bench).run()
        case .mix: try MixPart(bench: bench).run()
        case .forms: try FormsPart(bench: bench).run()
        case .jobs: try JobsPart(bench: bench).run()
        case .memory: try MemoryPart(bench: bench).run()
        case .growth: try GrowthPart(bench: bench).run()
        }
    }
}
