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
    package static let largestFile = 4 << 20

    private let file: String

    /// Reads a census.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, which must not have more than ``largestFile`` bytes.
    ///   - file: The file, as messages name it.
    /// - Returns: The census.
    /// - Throws: If it is not a census.
    package static func census(_ bytes: [UInt8], from file: String) throws(UnusableReport) -> Census
    {
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw UnusableReport(
                "\(file) is not a census: it is not JSON from byte \(error.offset) on; \(advice)"
            )
        }
        let reader = CensusReader(file: file)
        return try reader.census(
            ReportCursor(document.root, in: file, expecting: "a census", advice: advice)
        )
    }

    private static let advice = "write it with 'session-conformance drift snapshot'"

    private static let members = [
        "format", "tool", "takenAt", "key", "digest", "unjudged", "sessions", "blocks", "counters",
    ]

    private func census(_ root: ReportCursor) throws(UnusableReport) -> Census {
        try require(Self.members, of: root)
        let format = try root.member("format")
        guard try format.text() == Census.format else {
            throw format.failure(expected: "the format \(Census.format) of this version")
        }
        let tool = try root.member("tool")
        try require(["name", "version"], of: tool)
        guard try tool.member("name").text() == Census.toolName else {
            throw try tool.member("name").failure(expected: "'\(Census.toolName)'")
        }
        var census = Census(
            toolVersion: try version(tool.member("version")),
            takenAt: try moment(root.member("takenAt")),
            key: try hexadecimal(root.member("key")).text
        )
        census.digest = try hexadecimal(root.member("digest")).number
        census.unjudged = try root.member("unjudged").number()
        census.sessions = try counts(of: root, count: "sessions")
        try readCounters(root.member("counters"), into: &census)
        return census
    }

    // MARK: Counters

    private struct Row {
        let counter: CensusCounter
        let name: String
        let state: String
        let counts: BlockCounts

        /// The place of the row in a census.
        var order: [UInt8] { Array("\(name)\0\(state)".utf8) }
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
                throw element.failure(expected: "a state after '\(last.state)' of \(last.name)")
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
    }

    private func row(_ element: ReportCursor) throws(UnusableReport) -> Row {
        try require(["counter", "state", "count", "blocks"], of: element)
        let name = try element.member("counter")
        guard let counter = CensusCounter(name: try name.text()) else {
            throw name.failure(expected: "a counter of this version, such as 'url.state'")
        }
        let state = try element.member("state")
        guard Self.isState(try state.text(), of: counter) else {
            throw state.failure(expected: "a state of \(counter.name)")
        }
        let counts = try counts(of: element, count: "count")
        guard counts.total > 0 else {
            throw try element.member("count").failure(expected: "a state that occurred")
        }
        return Row(counter: counter, name: counter.name, state: try state.text(), counts: counts)
    }

    /// Checks that a row and those before it are possible.
    private func check(
        _ row: Row,
        _ rows: [Row],
        _ census: Census,
        at element: ReportCursor
    ) throws(UnusableReport) {
        let isJoined = rows.contains { $0.state == Census.joinedState }
        guard rows.count <= (isJoined ? 1 : Census.stateLimit) else {
            throw element.failure(expected: "at most \(Census.stateLimit) states, or all in one")
        }
        if row.counter == .paging || isJoined && row.counter.hasLabels {
            // These do not count sessions.
            guard rows.allSatisfy({ $0.counts.total <= Census.largestCount / Census.stateLimit })
            else { throw element.failure(expected: "counts up to 2^53 in sum") }
            return
        }
        let sum = row.counter.hasLabels ? row.counts.blocks : Self.sum(rows)
        guard zip(sum, census.sessions.blocks).allSatisfy({ $0 <= $1 }) else {
            throw element.failure(expected: "no more of them than sessions, in every block")
        }
    }

    private static func sum(_ rows: [Row]) -> [Int] {
        rows.reduce(into: BlockCounts()) { $0 += $1.counts }.blocks
    }

    /// Returns whether a run can write this state.
    private static func isState(_ text: String, of counter: CensusCounter) -> Bool {
        if text == Census.joinedState { return true }
        switch counter {
        case .keys: return KeyName.isState(text)
        case .rules: return Rule(rawValue: text) != nil
        default:
            return (1...longestState).contains(text.utf8.count)
                && text.utf8.allSatisfy(stateCharacters.contains)
        }
    }

    /// The longest name of a state, in characters.
    private static let longestState = 96

    private static let stateCharacters = Set(
        "abcdefghijklmnopqrstuvwxyzN0123456789-_./>*".utf8
    )

    // MARK: Members

    /// Throws if an object has other members than these, or one of them twice.
    private func require(_ keys: [String], of object: ReportCursor) throws(UnusableReport) {
        let own = try object.members().map(\.key)
        guard own.count == keys.count, Set(own) == Set(keys) else {
            throw object.failure(
                expected: "an object with exactly the members \(keys.joined(separator: ", "))"
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

    private func version(_ cursor: ReportCursor) throws(UnusableReport) -> String {
        let text = try cursor.text()
        guard (1...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
        else { throw cursor.failure(expected: "a version such as 1.0.0") }
        return text
    }

    private func moment(_ cursor: ReportCursor) throws(UnusableReport) -> Int64 {
        let time = Timestamp(try cursor.text())
        guard time.dialect == .documented, let moment = time.moment else {
            throw cursor.failure(expected: "a time such as 2026-11-27T09:00:00Z")
        }
        return moment.seconds
    }

    private func hexadecimal(
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
