import StrictJSON

/// A value in a report and the way to it.
///
/// Anyone may have written the report, so nothing about it is taken for granted: each access says
/// what it expects, and throws with the file and the pointer if that is not there.
struct ReportCursor {
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

    let value: JSONValue
    private let path: Path
    private let file: String
    private let sum: CountSum

    /// The largest number that a report may contain.
    private static let largestNumber = 1 << 53

    /// The root of the report in a file.
    init(_ root: JSONValue, in file: String, adding sum: CountSum) {
        self.init(root, .root, file, sum)
    }

    private init(_ value: JSONValue, _ path: Path, _ file: String, _ sum: CountSum) {
        self.value = value
        self.path = path
        self.file = file
        self.sum = sum
    }

    /// Returns the failure that something else was expected here.
    func failure(expected: String) -> MergeFailure {
        let pointer = path.pointer.description
        let place = pointer.isEmpty ? "" : " at \(pointer)"
        return MergeFailure(
            "\(file) is not a report that can be merged: \(value.kind.phrase)\(place), but expected "
                + "\(expected); run that part again"
        )
    }

    /// Returns the value of a member; `nil` if there is none.
    func optional(_ key: String) throws(MergeFailure) -> ReportCursor? {
        guard value.members != nil else { throw failure(expected: "an object") }
        return value[JSONString(key)].map { ReportCursor($0, .key(path, key), file, sum) }
    }

    /// Returns the value of a member that must be there.
    func member(_ key: String) throws(MergeFailure) -> ReportCursor {
        guard let member = try optional(key) else {
            throw failure(expected: "an object with the member '\(key)'")
        }
        return member
    }

    /// The elements of an array.
    func elements() throws(MergeFailure) -> [ReportCursor] {
        guard let elements = value.elements else { throw failure(expected: "an array") }
        return elements.enumerated().map { ReportCursor($1, .index(path, $0), file, sum) }
    }

    /// The members of an object.
    func members() throws(MergeFailure) -> [(key: String, value: ReportCursor)] {
        guard let members = value.members else { throw failure(expected: "an object") }
        var all: [(key: String, value: ReportCursor)] = []
        for member in members {
            guard let key = member.key.string else {
                throw failure(expected: "keys without lone surrogates")
            }
            all.append((key, ReportCursor(member.value, .key(path, key), file, sum)))
        }
        return all
    }

    /// The string.
    func text() throws(MergeFailure) -> String {
        guard let text = value.string?.string else { throw failure(expected: "a string") }
        return text
    }

    /// The strings of an array.
    func texts() throws(MergeFailure) -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    /// The Boolean.
    func flag() throws(MergeFailure) -> Bool {
        guard case .bool(let flag) = value.content else { throw failure(expected: "a Boolean") }
        return flag
    }

    /// The number of something, which is at least `least`.
    func count(from least: Int = 0) throws(MergeFailure) -> Int {
        let count = try number(from: least)
        guard sum.add(count) else {
            throw failure(expected: "counts whose sum is at most 2^62")
        }
        return count
    }

    /// A number that is not added to others, such as an offset, which is at least `least`.
    func number(from least: Int = 0) throws(MergeFailure) -> Int {
        guard let number = value.number?.int64, number >= least, number <= Self.largestNumber else {
            throw failure(expected: "a whole number from \(least) to 2^53")
        }
        return Int(number)
    }

    /// One of a few names.
    func choice<Choice: RawRepresentable<String>>(
        _ type: Choice.Type,
        expected: String
    ) throws(MergeFailure) -> Choice {
        guard let choice = value.string?.string.flatMap(Choice.init) else {
            throw failure(expected: expected)
        }
        return choice
    }
}
