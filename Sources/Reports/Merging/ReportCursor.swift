package import StrictJSON

/// A value in a report and the way to it.
///
/// Anyone may have written the report, so nothing about it is taken for granted: each access says
/// what it expects, and throws with the file and the pointer if that is not there.
package struct ReportCursor {
    /// The keys and indices that lead to a value.
    private indirect enum Path {
        case root
        case key(Path, String)
        case index(Path, Int)

        var pointer: JSONPointer {
            switch self {
            case .root: JSONPointer()
            case .key(let path, let key): path.pointer.appending(key)
            case .index(let path, let index): path.pointer.appending(index)
            }
        }
    }

    /// The sum of all counts that were read from a report.
    ///
    /// If it does not overflow, no sum of some of them does.
    final class CountSum {
        /// The largest sum, which leaves room for one more position.
        static let limit = 1 << 62

        private(set) var total = 0

        /// Adds a count, and returns whether the sum is within the limit.
        func add(_ count: Int) -> Bool {
            guard count <= Self.limit - total else { return false }
            total += count
            return true
        }
    }

    package let value: JSONValue
    private let path: Path
    private let source: Source
    private let sum: CountSum

    /// The file, and what to say if it cannot be used.
    private struct Source {
        let file: String

        /// What a report that can be used is, such as `a report that can be merged`.
        let kind: String

        /// What to do to get one.
        let advice: String
    }

    /// The largest number that a report may contain.
    private static let largestNumber = 1 << 53

    /// The root of the report in a file that is to be merged.
    init(_ root: JSONValue, in file: String, adding sum: CountSum) {
        let kind = "a report that can be merged"
        self.init(root, .root, Source(file: file, kind: kind, advice: "run that part again"), sum)
    }

    /// The root of the report in a file.
    ///
    /// - Parameters:
    ///   - root: The value in the file.
    ///   - file: The file, as messages name it.
    ///   - kind: What is expected there, such as `a report on a model`.
    ///   - advice: What to do to get such a report.
    package init(_ root: JSONValue, in file: String, expecting kind: String, advice: String) {
        self.init(root, .root, Source(file: file, kind: kind, advice: advice), CountSum())
    }

    private init(_ value: JSONValue, _ path: Path, _ source: Source, _ sum: CountSum) {
        self.value = value
        self.path = path
        self.source = source
        self.sum = sum
    }

    /// The file, as messages name it.
    package var file: String { source.file }

    /// Returns the failure that something else was expected here.
    package func failure(expected: String) -> UnusableReport {
        let pointer = path.pointer.description
        let place = pointer.isEmpty ? "" : " at \(pointer)"
        return UnusableReport(
            "\(source.file) is not \(source.kind): \(value.kind.phrase)\(place), but expected "
                + "\(expected); \(source.advice)"
        )
    }

    /// Returns the value of a member; `nil` if there is none.
    package func optional(_ key: String) throws(UnusableReport) -> ReportCursor? {
        guard value.members != nil else { throw failure(expected: "an object") }
        return value[JSONString(key)].map { ReportCursor($0, .key(path, key), source, sum) }
    }

    /// Returns the value of a member that must be there.
    package func member(_ key: String) throws(UnusableReport) -> ReportCursor {
        guard let member = try optional(key) else {
            throw failure(expected: "an object with the member '\(key)'")
        }
        return member
    }

    /// The elements of an array.
    package func elements() throws(UnusableReport) -> [ReportCursor] {
        guard let elements = value.elements else { throw failure(expected: "an array") }
        return elements.enumerated().map { ReportCursor($1, .index(path, $0), source, sum) }
    }

    /// The members of an object.
    package func members() throws(UnusableReport) -> [(key: String, value: ReportCursor)] {
        guard let members = value.members else { throw failure(expected: "an object") }
        var all: [(key: String, value: ReportCursor)] = []
        for member in members {
            guard let key = member.key.string else {
                throw failure(expected: "keys without lone surrogates")
            }
            all.append((key, ReportCursor(member.value, .key(path, key), source, sum)))
        }
        return all
    }

    /// The string.
    package func text() throws(UnusableReport) -> String {
        guard let text = value.string?.string else { throw failure(expected: "a string") }
        return text
    }

    /// The strings of an array.
    package func texts() throws(UnusableReport) -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    /// The Boolean.
    package func flag() throws(UnusableReport) -> Bool {
        guard case .bool(let flag) = value.content else { throw failure(expected: "a Boolean") }
        return flag
    }

    /// The number of something, which is at least `least`.
    func count(from least: Int = 0) throws(UnusableReport) -> Int {
        let count = try number(from: least)
        guard sum.add(count) else {
            throw failure(expected: "counts whose sum is at most 2^62")
        }
        return count
    }

    /// A number that is not added to others, such as an offset, which is at least `least`.
    package func number(from least: Int = 0) throws(UnusableReport) -> Int {
        guard let number = value.number?.int64, number >= least, number <= Self.largestNumber else {
            throw failure(expected: "a whole number from \(least) to 2^53")
        }
        return Int(number)
    }

    /// One of a few names.
    package func choice<Choice: RawRepresentable<String>>(
        _ type: Choice.Type,
        expected: String
    ) throws(UnusableReport) -> Choice {
        guard let choice = value.string?.string.flatMap(Choice.init) else {
            throw failure(expected: expected)
        }
        return choice
    }
}
