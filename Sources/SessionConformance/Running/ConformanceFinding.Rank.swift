extension ConformanceFinding {
    /// What a finding was found with.
    ///
    /// All shards that show a finding of a stage have found the same in it and in those before.
    enum Stage: Int, Comparable, Sendable {
        /// Planned cases of the run.
        case planned

        /// Planned cases that are not part of the run but explain its random cases.
        case explaining

        /// Comparisons of answers with each other, which are made in one shard.
        case comparisons

        /// Random cases that no planned case explains.
        case random

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What puts the findings of a run in order, whatever shard has found them.
    package enum Rank: Hashable, Sendable {
        /// The number of findings before it.
        case planned(Int)

        /// A fault of random cases only, and the index of the first of them.
        case random(fault: UInt32, index: Int)

        /// The maximum number of findings of a stage.
        private static let mostOfStage = 1 << 20

        static func planned(_ stage: Stage, _ number: Int) -> Self {
            .planned(stage.rawValue * mostOfStage + number)
        }

        static func random(_ fault: FaultHash, case index: Int) -> Self {
            .random(fault: fault.value, index: index)
        }

        /// Returns whether cases of a phase that planned cases explain may belong to the finding.
        ///
        /// A shard looks for some findings only to explain random cases, if it has such cases.
        func explains(_ phase: ConformancePhase) -> Bool {
            switch self {
            case .random: false
            case .planned(let number):
                phase == .random || number / Self.mostOfStage != Stage.explaining.rawValue
            }
        }

        /// The numbers that order findings.
        var order: (Int, Int, UInt32) {
            switch self {
            case .planned(let number): (0, number, 0)
            case .random(let fault, let index): (1, index, fault)
            }
        }
    }
}

extension PhaseTally.Hit {
    /// What puts the first cases of faults in the order of their phase.
    var place: (Int, UInt32) { (order, FaultHash(fault.identity).value) }
}
