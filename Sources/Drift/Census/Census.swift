package import Reports

/// A count of what an API sends, without a value in it.
///
/// Censuses of parts can be added: counts are sums, and nothing depends on what else was counted.
package struct Census: Hashable, Sendable {
    /// A state of a counter.
    struct State: Hashable, Sendable {
        let name: String
        var counts: BlockCounts
    }

    /// The states of a counter, in the order in which they were counted first.
    struct States: Hashable, Sendable {
        private(set) var list: [State] = []
        private let limit: Int
        private var indices: [String: Int] = [:]

        /// Whether there were more than the limit, so that all were joined.
        private(set) var isJoined = false

        /// The index that was counted last, because neighbors are alike.
        private var last = 0

        init(limit: Int) { self.limit = limit }

        static func == (left: Self, right: Self) -> Bool {
            left.isJoined == right.isJoined && left.sorted == right.sorted
        }

        func hash(into hasher: inout Hasher) { hasher.combine(sorted) }

        var sorted: [State] {
            list.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }

        mutating func add(_ count: Int, of name: String, in block: Int) {
            list[index(of: name)].counts.add(count, in: block)
        }

        mutating func add(_ counts: BlockCounts, of name: String) {
            list[index(of: name)].counts += counts
        }

        private mutating func index(of name: String) -> Int {
            if last < list.count, list[last].name == name { return last }
            let name = isJoined ? Census.joinedState : name
            if let index = indices[name] {
                last = index
                return index
            }
            if name == Census.joinedState || list.count >= limit, !isJoined { join() }
            if let index = indices[isJoined ? Census.joinedState : name] { return index }
            indices[name] = list.count
            list.append(State(name: name, counts: BlockCounts()))
            last = list.count - 1
            return last
        }

        /// Joins all states, so that the result does not depend on which came first.
        private mutating func join() {
            isJoined = true
            var counts = BlockCounts()
            for state in list { counts += state.counts }
            list = [State(name: Census.joinedState, counts: counts)]
            indices = [Census.joinedState: 0]
            last = 0
        }
    }

    /// States with their counts.
    package typealias NamedCounts = [(name: String, counts: BlockCounts)]

    /// The largest number of states of most counters; if there are more, all become
    /// ``joinedState``.
    package static let stateLimit = 100

    /// The only state of a counter that had too many.
    package static let joinedState = "**"

    /// The version of the program that counted.
    package var toolVersion: String

    /// When it was counted, in seconds since 1970-01-01T00:00:00Z.
    package var takenAt: Int64

    /// The name of the key of the blocks.
    package var key: String

    /// A sum over all sessions, by which a census that is added twice is recognized.
    package var digest: UInt64 = 0

    /// The sessions.
    package var sessions = BlockCounts()

    /// The parts of the sources that were counted; empty if that was all of them.
    package var parts: [RunRecord.Part] = []

    /// The digests of the censuses that this is the sum of, if none of them says what it is a part
    /// of; in order.
    package var summands: [UInt64] = []

    /// The answers that could not be judged, so that their sessions are missing.
    package var unjudged = 0

    /// The sum of all counts, which is at most ``largestSum``, so that no other sum overflows.
    private(set) var weight = 0

    /// The states of each counter, by its ordinal.
    private var counters: [States]

    /// Creates a census in which nothing has been counted.
    package init(toolVersion: String, takenAt: Int64, key: String) {
        self.toolVersion = toolVersion
        self.takenAt = takenAt
        self.key = key
        counters = CensusCounter.allCases.map { States(limit: $0.stateLimit) }
    }

    /// Counts a state.
    package mutating func add(
        _ counter: CensusCounter,
        _ state: String,
        in block: Int,
        count: Int = 1
    ) {
        weight += count
        counters[counter.ordinal].add(count, of: state, in: block)
    }

    /// Adds the counts of a state.
    package mutating func add(_ counts: BlockCounts, _ counter: CensusCounter, _ state: String) {
        weight += counts.total
        counters[counter.ordinal].add(counts, of: state)
    }

    /// The states of a counter with their counts, in the order of their names.
    package func states(of counter: CensusCounter) -> NamedCounts {
        counters[counter.ordinal].sorted.map { ($0.name, $0.counts) }
    }

    /// Whether a counter had more than ``CensusCounter/stateLimit`` states.
    package func isJoined(_ counter: CensusCounter) -> Bool { counters[counter.ordinal].isJoined }
}

extension Census {
    /// Why censuses cannot be added.
    package enum Mismatch: Error, Hashable, Sendable {
        /// They were made by different versions.
        case version

        /// They were made with different values of `--now`.
        case time

        /// Their sessions were divided into blocks with different keys.
        case key

        /// Their sum is more than a census can hold.
        case size
    }

    /// The largest number in a census.
    package static let largestCount = 1 << 53

    /// The largest sum of all counts of a census.
    static let largestSum = 1 << 62

    /// Adds the census of another part.
    ///
    /// - Throws: If the two do not belong together; nothing is added then.
    package mutating func add(_ other: Census) throws(Mismatch) {
        guard toolVersion == other.toolVersion else { throw .version }
        guard takenAt == other.takenAt else { throw .time }
        guard key == other.key else { throw .key }
        guard sessions.total <= Self.largestCount - other.sessions.total,
            unjudged <= Self.largestCount - other.unjudged,
            weight <= Self.largestSum - other.weight
        else { throw .size }
        digest &+= other.digest
        sessions += other.sessions
        unjudged += other.unjudged
        for counter in CensusCounter.allCases {
            for state in other.states(of: counter) { add(state.counts, counter, state.name) }
        }
    }
}
