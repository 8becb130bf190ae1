package import Drift
package import Gen
import PayloadInput
import SessionContract

/// Sessions from which random samples are drawn, as what a census counts of each.
package struct SessionPopulation: Sendable {
    /// How sessions come.
    package struct Form: Hashable, Sendable {
        /// The number of sessions in a sample.
        package var size: Int

        /// The number of sessions of a user, who mostly repeats a habit of his own.
        package var cluster: Int

        /// Whether few users have most sessions: up to 20 times ``cluster`` (Zipf).
        package var isSkewed: Bool

        package init(size: Int, cluster: Int = 1, isSkewed: Bool = false) {
            self.size = size
            self.cluster = cluster
            self.isSkewed = isSkewed
        }

        fileprivate func nextCluster(_ random: inout SplitMix64) -> Int {
            isSkewed ? random.zipf(20 * cluster) + 1 : cluster
        }
    }

    /// The counted states, each with its counter.
    private var states: [(counter: CensusCounter, state: String)] = []
    private var indices: [String: Int] = [:]

    /// The states of each session of the population.
    private var plain: [[Int]] = []
    private var changed: [SessionChange: [[Int]]] = [:]

    /// How often a user does what he always does.
    private static let faithfulness = 0.9

    /// Creates a population.
    ///
    /// - Parameters:
    ///   - count: The number of different sessions.
    ///   - seed: Decides what they are.
    package init(count: Int, seed: UInt64) {
        let habits = SessionHabits()
        var random = SplitMix64(state: seed)
        for _ in 0..<count {
            let own = SplitMix64(state: random.next())
            plain.append(counted(habits.session(own)))
            for change in SessionChange.allCases {
                changed[change, default: []].append(counted(habits.session(own, change)))
            }
        }
    }

    /// Counts a session, and returns the indices of its states.
    private mutating func counted(_ text: String) -> [Int] {
        let key = BlockKey(Array("the key of a test".utf8))
        let observer = CensusObserver(
            CensusTally(toolVersion: "0.0.0", now: SessionHabits.now, key: key)
        )
        var reader = PayloadReader(JudgeSettings(now: SessionHabits.now))
        var ledger = Ledger()
        reader.observer = observer
        reader.read(Array(text.utf8), name: "", into: &ledger)
        let census = observer.tally.census
        precondition(census.sessions.total == 1, "each text is a session")
        return CensusCounter.allCases.flatMap { counter in
            census.states(of: counter).map { index(of: counter, $0.name) }
        }
    }

    private mutating func index(of counter: CensusCounter, _ state: String) -> Int {
        let name = "\(counter.name) \(state)"
        if let index = indices[name] { return index }
        indices[name] = states.count
        states.append((counter, state))
        return states.count - 1
    }

    /// Returns the census of a random sample.
    ///
    /// - Parameters:
    ///   - form: How sessions come.
    ///   - random: The source of random numbers.
    ///   - change: What the API does differently in some of them.
    ///   - share: The share of those sessions.
    /// - Returns: The census.
    package func census(
        _ form: Form,
        _ random: inout SplitMix64,
        _ change: SessionChange? = nil,
        share: Double = 0
    ) -> Census {
        var counts = Array(repeating: 0, count: states.count * BlockCounts.blockCount)
        var sizes = Array(repeating: 0, count: BlockCounts.blockCount)
        let versions = change.flatMap { changed[$0] } ?? plain
        var habit = 0
        var block = 0
        var rest = 0
        for _ in 0..<form.size {
            rest -= 1
            if rest < 0 {
                rest = form.nextCluster(&random) - 1
                habit = Int.random(in: 0..<plain.count, using: &random)
                block = Int.random(in: 0..<BlockCounts.blockCount, using: &random)
            }
            let isFaithful = Double.random(in: 0..<1, using: &random) < Self.faithfulness
            let index = isFaithful ? habit : Int.random(in: 0..<plain.count, using: &random)
            let isChanged = change != nil && Double.random(in: 0..<1, using: &random) < share
            sizes[block] += 1
            for state in isChanged ? versions[index] : plain[index] {
                counts[state * BlockCounts.blockCount + block] += 1
            }
        }
        var census = Census(toolVersion: "0.0.0", takenAt: SessionHabits.now, key: "")
        census.sessions = BlockCounts(sizes) ?? BlockCounts()
        for (index, state) in states.enumerated() {
            let start = index * BlockCounts.blockCount
            let own = Array(counts[start..<start + BlockCounts.blockCount])
            guard let own = BlockCounts(own), own.total > 0 else { continue }
            census.add(own, state.counter, state.state)
        }
        return census
    }
}
