package import Reports
import SessionContract
import SessionModel
import StrictJSON

/// Reads a census from a file that anyone may have written.
///
/// Whatever no run writes is refused, with the file, the pointer and what was expected. So sums of
/// what was read cannot overflow, and shares are between 0 and 1.
package struct CensusReader {
    /// The largest file that is read, which no run comes near: a census has a bounded size.
    package static let largestFile = 8 << 20

    private let file: String

    /// Reads a census.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, which must not have more than ``largestFile`` bytes.
    ///   - file: The file, as messages name it.
    ///   - version: The version of this program.
    /// - Returns: The census.
    /// - Throws: If it is not a census, or one that only another version can read.
    package static func census(
        _ bytes: [UInt8],
        from file: String,
        as version: String
    ) throws(UnusableReport) -> Census {
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw UnusableReport(file, isNot: kind, error, in: bytes, advice: advice)
        }
        let root = ReportCursor(document.root, in: file, expecting: kind, advice: advice)
        let writer = try writer(of: root)
        do throws(UnusableReport) {
            return try CensusReader(file: file).census(root, by: writer)
        } catch {
            guard writer != version else { throw error }
            throw UnusableReport(
                "\(file) was written by version \(writer) of \(Census.toolName), and this is "
                    + "version \(version), which cannot read it; use the same version for both, or "
                    + "count again with this one"
            )
        }
    }

    private static let kind = "a census"
    private static let advice = "write one with 'session-conformance drift snapshot'"

    private static let members = [
        "format", "tool", "takenAt", "key", "digest", "unjudged", "sessions", "blocks", "counters",
    ]

    /// Returns the version that wrote a census, in whatever edition of the format.
    private static func writer(of root: ReportCursor) throws(UnusableReport) -> String {
        let format = try root.member("format")
        guard try format.text().hasPrefix(Census.formatFamily) else {
            throw format.failure(expected: "'\(Census.format)'")
        }
        let tool = try root.member("tool")
        guard try tool.member("name").text() == Census.toolName else {
            throw try tool.member("name").failure(expected: "'\(Census.toolName)'")
        }
        let version = try tool.member("version")
        let text = try version.text()
        guard (1...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
        else { throw version.failure(expected: "a version such as 1.0.0") }
        return text
    }

    private func census(
        _ root: ReportCursor,
        by version: String
    ) throws(UnusableReport) -> Census {
        let format = try root.member("format")
        guard try format.text() == Census.format else {
            throw format.failure(expected: "'\(Census.format)'")
        }
        try require(Self.members, or: Self.optionalMembers, of: root)
        try require(["name", "version"], of: root.member("tool"))
        var census = Census(
            toolVersion: version,
            takenAt: try moment(root.member("takenAt")),
            key: try hexadecimal(root.member("key")).text
        )
        census.digest = try hexadecimal(root.member("digest")).number
        try readParts(of: root, into: &census)
        census.unjudged = try root.member("unjudged").number()
        census.sessions = try counts(of: root, count: "sessions")
        try readCounters(root.member("counters"), into: &census)
        return census
    }

    // MARK: Counters

    private struct Row {
        let counter: CensusCounter
        let state: String
        let counts: BlockCounts

        /// The place of the row in a census.
        var order: [UInt8] { Array("\(counter.name)\0\(state)".utf8) }
    }

    private func readCounters(
        _ list: ReportCursor,
        into census: inout Census
    ) throws(UnusableReport) {
        var rows: [CensusCounter: [Row]] = [:]
        var last: Row?
        for element in try list.elements() {
            let row = try row(element)
            if let last, !last.order.lexicographicallyPrecedes(row.order) {
                throw element.failure(
                    expected: "a state after '\(last.state)' of \(last.counter.name)"
                )
            }
            last = row
            rows[row.counter, default: []].append(row)
            try check(row, rows[row.counter, default: []], census, at: element)
        }
        for counter in CensusCounter.allCases where counter.countsEverySession {
            let sum = Self.sum(rows[counter, default: []])
            guard sum == census.sessions.blocks else {
                throw list.failure(expected: "states of \(counter.name) for every session")
            }
        }
        for row in rows.values.joined() { census.add(row.counts, row.counter, row.state) }
        try checkTypes(of: census, at: list)
    }

    private func row(_ element: ReportCursor) throws(UnusableReport) -> Row {
        try require(["counter", "state", "count", "blocks"], of: element)
        let name = try element.member("counter")
        guard let counter = CensusCounter(name: try name.text()) else {
            throw name.failure(expected: "a counter such as 'url.state'")
        }
        let state = try element.member("state")
        guard counter.isState(try state.text()) else {
            throw state.failure(expected: "a state of \(counter.name)")
        }
        let counts = try counts(of: element, count: "count")
        guard counts.total > 0 else {
            throw try element.member("count").failure(expected: "a state that occurred")
        }
        return Row(counter: counter, state: try state.text(), counts: counts)
    }

    /// Checks that a row and those before it are possible.
    private func check(
        _ row: Row,
        _ rows: [Row],
        _ census: Census,
        at element: ReportCursor
    ) throws(UnusableReport) {
        let isJoined = rows.contains { $0.state == Census.joinedState }
        let limit = row.counter.stateLimit
        guard rows.count <= (isJoined ? 1 : limit) else {
            throw element.failure(expected: "at most \(limit) states, or all in one")
        }
        if row.counter == .paging || isJoined && row.counter.hasLabels {
            // These do not count sessions.
            guard rows.allSatisfy({ $0.counts.total <= Census.largestCount / limit }) else {
                throw element.failure(expected: "counts up to 2^53 in sum")
            }
            return
        }
        let sum = row.counter.hasLabels ? row.counts.blocks : Self.sum(rows)
        guard zip(sum, census.sessions.blocks).allSatisfy({ $0 <= $1 }) else {
            throw element.failure(expected: "no more of them than sessions, in every block")
        }
    }

    /// Checks that each value has one type, and each named key one or several.
    private func checkTypes(of census: Census, at list: ReportCursor) throws(UnusableReport) {
        for field in DeclaredField.allCases {
            let values = census.states(of: .state(field)).first {
                $0.name == FieldState.value.rawValue
            }
            guard census.states(of: .type(field)).sum == values?.counts ?? BlockCounts() else {
                throw list.failure(expected: "a type of '\(field.key)' for every value")
            }
        }
        guard !census.isJoined(.keys) else { return }
        var types: [String: Census.NamedCounts] = [:]
        for state in census.states(of: .types) {
            guard let key = KeyType(state: state.name)?.key else { continue }
            types[key, default: []].append(state)
        }
        for key in census.states(of: .keys) where key.name != KeyName.hidden {
            let own = types.removeValue(forKey: key.name) ?? []
            let isPossible = (0..<BlockCounts.blockCount).allSatisfy { block in
                own.allSatisfy { $0.counts[block] <= key.counts[block] }
                    && own.sum[block] >= key.counts[block]
            }
            guard isPossible else {
                throw list.failure(expected: "a type of '\(key.name)' for every session with it")
            }
        }
        guard let other = types.keys.min() else { return }
        throw list.failure(expected: "no type of '\(other)', which no session has")
    }

    private static func sum(_ rows: [Row]) -> [Int] {
        rows.reduce(into: BlockCounts()) { $0 += $1.counts }.blocks
    }

    // MARK: Members

    /// Throws if an object lacks a member, or has another one than these, or one of them twice.
    func require(
        _ keys: [String],
        or optional: [String] = [],
        of object: ReportCursor
    ) throws(UnusableReport) {
        let own = try object.members().map(\.key)
        let all = Set(own)
        guard own.count == all.count, all.isSuperset(of: keys),
            all.subtracting(keys).isSubset(of: optional)
        else {
            let more = optional.isEmpty ? "" : ", and maybe \(optional.joined(separator: ", "))"
            throw object.failure(
                expected:
                    "an object with exactly the members \(keys.joined(separator: ", "))\(more)"
            )
        }
    }

    /// Returns a total and its blocks.
    private func counts(
        of object: ReportCursor,
        count key: String
    ) throws(UnusableReport) -> BlockCounts {
        let list = try object.member("blocks")
        let elements = try list.elements()
        guard elements.count == BlockCounts.blockCount else {
            throw list.failure(expected: "\(BlockCounts.blockCount) numbers")
        }
        var numbers: [Int] = []
        for element in elements { numbers.append(try element.number()) }
        let total = try object.member(key)
        // 32 numbers up to 2^53 do not overflow.
        guard let counts = BlockCounts(numbers), counts.total == (try total.number()) else {
            throw total.failure(expected: "the sum of 'blocks'")
        }
        return counts
    }

    private func moment(_ cursor: ReportCursor) throws(UnusableReport) -> Int64 {
        let time = Timestamp(try cursor.text())
        guard time.dialect == .documented, let moment = time.moment else {
            throw cursor.failure(expected: "a time such as 2026-11-27T09:00:00Z")
        }
        return moment.seconds
    }

    func hexadecimal(
        _ cursor: ReportCursor
    ) throws(UnusableReport) -> (text: String, number: UInt64) {
        let text = try cursor.text()
        guard text.utf8.count == 16, let number = UInt64(text, radix: 16),
            Census.hexadecimal(number) == text
        else { throw cursor.failure(expected: "16 hexadecimal digits in small letters") }
        return (text, number)
    }
}

extension CensusCounter {
    /// Whether each session has exactly one state.
    fileprivate var countsEverySession: Bool {
        switch self {
        case .presence, .order, .envelope, .state: true
        default: false
        }
    }
}
