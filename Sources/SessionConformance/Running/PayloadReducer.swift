import SessionContract
import SessionModel
import StrictJSON

/// Makes a payload smaller for as long as it shows the same failure.
///
/// It knows sessions, not generators, so it works on every payload, whoever made it: the corpus,
/// the fixed plan, chance, a capture. Members go first, then values shrink, then single bytes go.
/// Smaller means shorter, then smaller in each number and letter. It stops when nothing helps, when
/// the limit of attempts is reached, or when the run is over.
struct PayloadReducer {
    /// The smallest payload so far.
    private(set) var best: [UInt8]

    /// How many steps led there.
    private(set) var steps = 0

    private var attempts = 0
    private let limit: Int
    private let deadline: RunDeadline
    private let shows: ([UInt8]) async -> Bool
    private var tried: Set<[UInt8]> = []

    /// A reducer of a payload that shows a failure.
    ///
    /// - Parameters:
    ///   - payload: The payload to start from.
    ///   - limit: The most attempts.
    ///   - deadline: When to stop whatever is left to try.
    ///   - shows: Whether a payload shows the same failure.
    init(
        _ payload: [UInt8],
        limit: Int,
        deadline: RunDeadline = RunDeadline(),
        shows: @escaping ([UInt8]) async -> Bool
    ) {
        best = payload
        self.limit = limit
        self.deadline = deadline
        self.shows = shows
        tried.insert(payload)
    }

    private var isSpent: Bool { attempts >= limit || deadline.isOver }

    /// Makes the payload as small as it gets.
    mutating func reduce() async {
        let spaced = CanonicalSpelling.hasWhiteSpace(best) ? Self.smallestWithSpace : []
        for canned in Self.smallest + spaced where canned.count < best.count {
            if await keep(canned) { break }
        }
        if let canonical = CanonicalSpelling.of(best) { _ = await keep(canonical) }
        var before: Int
        repeat {
            before = steps
            await dropMembers()
            await simplifyValues()
            await dropBytes()
        } while steps != before && !isSpent
    }

    /// Payloads that are as small as they can be; trying them first saves the long way.
    private static let smallest: [[UInt8]] = [#"{"id":0}"#, "{}", "", "0"].map { Array($0.utf8) }

    /// The smallest session with white space in one of its gaps.
    private static let smallestWithSpace: [[UInt8]] = [" ", "\n", "\t", "\r"].flatMap { space in
        let minimal = PayloadDraft(SessionObject(id: 0))
        return (0..<minimal.gapCount).map { gap in
            var draft = minimal
            draft.gaps = (0..<minimal.gapCount).map { $0 == gap ? WhiteSpace(space) : .none }
            return draft.bytes
        }
    }

    /// Keeps `payload` if it is smaller and shows the failure.
    private mutating func keep(_ payload: [UInt8]) async -> Bool {
        guard !isSpent, Self.isSmaller(payload, than: best), tried.insert(payload).inserted else {
            return false
        }
        attempts += 1
        guard await shows(payload) else { return false }
        best = payload
        steps += 1
        return true
    }

    private static func isSmaller(_ left: [UInt8], than right: [UInt8]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        for (left, right) in zip(left, right) where left != right {
            return rank(left) < rank(right)
        }
        return false
    }

    /// Digits before letters before the rest, each in their order.
    private static func rank(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 0x100 + Int(byte)
        default: 0x200 + Int(byte)
        }
    }
}

// MARK: - Members

extension PayloadReducer {
    /// The members of the best payload, or `nil` where it is no object.
    private var members: [JSONMember]? {
        guard let document = try? JSONDocument(parsing: best) else { return nil }
        return document.root.members
    }

    /// The best payload without some of its members, everything else spelled as it is.
    private func without(_ range: Range<Int>, of members: [JSONMember]) -> [UInt8] {
        var start = members[range.lowerBound].keyOffset
        var end = members[range.upperBound - 1].value.range.upperBound
        if range.upperBound < members.count {
            end = members[range.upperBound].keyOffset
        } else if range.lowerBound > 0 {
            // The comma before the first of them goes with the last.
            start = members[range.lowerBound - 1].value.range.upperBound
        }
        return Array(best[..<start] + best[end...])
    }

    /// Takes members away, many at once first: a payload may have thousands.
    private mutating func dropMembers() async {
        guard var size = members?.count else { return }
        let smallestSize = Self.smallestCut(of: size)
        while size >= smallestSize, size > 0, !isSpent {
            var end = members?.count ?? 0
            while end > 0, !isSpent, let members, members.count >= end {
                let start = max(0, end - size)
                _ = await keep(without(start..<end, of: members))
                end = start
            }
            size /= 2
        }
    }

    /// Cuts smaller than this would take too many attempts on something so long.
    private static func smallestCut(of count: Int) -> Int { count > 64 ? count / 32 : 1 }

    private mutating func simplifyValues() async {
        for index in 0..<min(members?.count ?? 0, 16) where !isSpent {
            await simplifyValue(at: index)
        }
    }

    private mutating func simplifyValue(at index: Int) async {
        guard let members, members.indices.contains(index) else { return }
        let value = members[index].value
        let (head, tail) = (best[..<value.range.lowerBound], best[value.range.upperBound...])
        func with(_ value: [UInt8]) -> [UInt8] { Array(head + value + tail) }
        for simple in Self.simplest(of: value.kind) where await keep(with(Array(simple.utf8))) {
            return
        }
        switch value.content {
        case .number(let number):
            if case .integer(let integer) = number.integrality {
                await lower(integer) { with(Array(String($0).utf8)) }
            }
        case .string(let text):
            guard let text = text.string else { return }
            await shorten(Array(text.unicodeScalars)) { scalars in
                var text = ""
                text.unicodeScalars.append(contentsOf: scalars)
                return with(PayloadDraft.quoted(text))
            }
        case .array, .object: await unnest(value, with)
        case .null, .bool: break
        }
    }

    /// Takes layers off a nested value, by halving what is left: where depth alone is the matter,
    /// as many stay as it takes.
    private mutating func unnest(_ value: JSONValue, _ payload: ([UInt8]) -> [UInt8]) async {
        let text = best
        var layers = [value.range]
        var inner = value
        while let next = inner.elements?.first ?? inner.members?.first?.value {
            layers.append(next.range)
            inner = next
        }
        // Layer `shown` shows the failure, and what is behind it is not known to.
        var (shown, end) = (0, layers.count)
        while end - shown > 1, !isSpent {
            let middle = shown + (end - shown) / 2
            if await asks(payload(Array(text[layers[middle]]))) {
                shown = middle
            } else {
                end = middle
            }
        }
        _ = await keep(payload(Array(text[layers[shown]])))
    }

    private static func simplest(of kind: JSONValue.Kind) -> [String] {
        switch kind {
        case .null: []
        case .boolean: ["false", "true"]
        case .number: ["0", "1", "-1", "0.5", "1.5", "1.0", "1e2", "1e19", "9223372036854775808"]
        case .string: [#""""#, #""0""#, #""a""#]
        case .array: ["[]"]
        case .object: ["{}"]
        }
    }
}

// MARK: - Values

extension PayloadReducer {
    /// Moves an integer towards zero by halving what is left, positive numbers before negative
    /// ones.
    private mutating func lower(_ integer: Int64, _ payload: (Int64) -> [UInt8]) async {
        var integer = integer
        if integer < 0, integer != .min, await keep(payload(-integer)) { integer.negate() }
        // What fails is above `floor` and at most `integer`, in distance from zero.
        var floor: UInt64 = 0
        var magnitude = integer.magnitude
        while magnitude - floor > 1, !isSpent {
            let middle = floor + (magnitude - floor) / 2
            let candidate = Int64(truncatingIfNeeded: integer < 0 ? 0 &- middle : middle)
            let bytes = payload(candidate)
            // Going on from a number that is no shorter and no smaller makes no step; it is asked
            // all the same, since the search needs the answer.
            if await asks(bytes) { magnitude = middle } else { floor = middle }
        }
        _ = await keep(payload(Int64(truncatingIfNeeded: integer < 0 ? 0 &- magnitude : magnitude)))
    }

    /// Whether `payload` shows the failure, without keeping it.
    private mutating func asks(_ payload: [UInt8]) async -> Bool {
        attempts += 1
        return await shows(payload)
    }

    /// Takes scalars away, long runs first, then makes those that are left plain.
    private mutating func shorten(
        _ scalars: [Unicode.Scalar],
        _ payload: ([Unicode.Scalar]) -> [UInt8]
    ) async {
        var scalars = await shortestPrefix(of: scalars, payload)
        var size = scalars.count
        let smallestSize = Self.smallestCut(of: size)
        while size >= smallestSize, size > 0, !isSpent {
            var end = scalars.count
            while end > 0, !isSpent {
                let start = max(0, end - size)
                var candidate = scalars
                candidate.removeSubrange(start..<end)
                if await keep(payload(candidate)) { scalars = candidate }
                end = min(start, scalars.count)
            }
            size /= 2
        }
        for index in scalars.indices.prefix(64) where !isSpent {
            for plain in ["0", "1", "a"] as [Unicode.Scalar] where scalars[index] != plain {
                var candidate = scalars
                candidate[index] = plain
                if await keep(payload(candidate)) {
                    scalars = candidate
                    break
                }
            }
        }
    }

    /// The shortest beginning of a long string that shows the failure, by bisection.
    private mutating func shortestPrefix(
        of scalars: [Unicode.Scalar],
        _ payload: ([Unicode.Scalar]) -> [UInt8]
    ) async -> [Unicode.Scalar] {
        guard scalars.count > 64 else { return scalars }
        var (floor, length) = (0, scalars.count)
        while length - floor > 1, !isSpent {
            let middle = floor + (length - floor) / 2
            let shows = await asks(payload(Array(scalars[..<middle])))
            if shows { length = middle } else { floor = middle }
        }
        let prefix = Array(scalars[..<length])
        return await keep(payload(prefix)) ? prefix : scalars
    }

    /// Takes bytes away wherever that works, which is all that can be done with broken text.
    ///
    /// Of a payload as short as a line every run of bytes is tried.
    private mutating func dropBytes() async {
        let isShort = best.count <= Self.lineLength
        var size = isShort ? best.count - 1 : best.count / 2
        let smallestSize = Self.smallestCut(of: best.count)
        while size >= smallestSize, size > 0, !isSpent {
            var end = best.count
            while end >= size, !isSpent {
                let start = end - size
                let candidate = Array(best[..<start] + best[end...])
                let isKept = await keep(candidate)
                end = isKept ? min(start, best.count) : end - (isShort ? 1 : max(1, size / 2))
            }
            size = isShort ? size - 1 : size / 2
        }
    }

    private static let lineLength = 40
}
