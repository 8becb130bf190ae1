import SessionContract
import SessionModel
import SessionPayloads
import StrictJSON

/// Shrinks a payload to the smallest one that shows the same failure for the same reason.
///
/// The reducer works on JSON text rather than on generators, so a payload has the same smallest
/// form whatever it came from: the corpus, the fixed plan, a generator or a replay token. It first
/// makes everything but one part of the payload plain, then drops members, simplifies values, and
/// drops single bytes.
///
/// A payload is smaller if it has fewer features; with as many, if it is shorter, or equally long
/// and earlier in the order of ``rank(_:)``. A payload with a feature that the first one does not
/// have is never kept, since it may show another failure. The reducer stops when no step helps, at
/// the limit of attempts, or at the deadline.
struct PayloadReducer {
    /// The smallest payload so far.
    private(set) var best: [UInt8]

    /// The number of successful steps.
    private(set) var steps = 0

    private var attempts = 0
    private let limit: Int
    private let deadline: RunDeadline
    private let shows: (PayloadReading) async -> Bool
    private var tried: Set<[UInt8]> = []

    /// The features that payloads may have: those of the first one.
    private let allowed: PayloadFeatures

    /// The number of features of ``best``.
    private var featureCount: Int

    /// Creates a reducer for a payload that shows a failure.
    ///
    /// - Parameters:
    ///   - payload: The payload to start from.
    ///   - limit: The maximum number of attempts.
    ///   - deadline: When to stop.
    ///   - shows: Returns whether a payload shows the same failure.
    init(
        _ payload: [UInt8],
        limit: Int,
        deadline: RunDeadline = RunDeadline(),
        shows: @escaping (PayloadReading) async -> Bool
    ) {
        best = payload
        self.limit = limit
        self.deadline = deadline
        self.shows = shows
        allowed = PayloadFeatures(of: payload)
        featureCount = allowed.count
        tried.insert(payload)
    }

    private var isSpent: Bool { attempts >= limit || deadline.isOver }

    /// Shrinks the payload until no step makes it smaller.
    ///
    /// It terminates because ``keep(_:)`` accepts only smaller payloads, and a round without a step
    /// is the last.
    mutating func reduce() async {
        for plain in plainest where await keep(plain) { break }
        if let canonical = CanonicalSpelling.of(best) { _ = await keep(canonical) }
        await isolate()
        var before: Int
        repeat {
            before = steps
            await dropMembers()
            await simplifyValues()
            await spellPlainly()
            await dropBytes()
        } while steps != before && !isSpent
    }

    /// The smallest payloads with the features of the first one, as far as they are known.
    ///
    /// Trying them first often saves all other attempts.
    private var plainest: [[UInt8]] {
        if let fault = allowed.syntaxFault { return fault.examples }
        let spaced = CanonicalSpelling.hasWhiteSpace(best) ? Self.smallestWithSpace : []
        return Self.smallest + spaced
    }

    /// The smallest payloads of common failures.
    private static let smallest: [[UInt8]] = [
        #"{"id":1}"#, #"{"id":0}"#, "{}", "[]", "0", #""""#, "true", "null",
    ].map { Array($0.utf8) }

    /// The smallest sessions with white space in one gap.
    private static let smallestWithSpace: [[UInt8]] = [" ", "\n", "\t", "\r"].flatMap { space in
        let minimal = PayloadDraft(SessionObject(id: 1))
        return (0..<minimal.gapCount).map { gap in
            var draft = minimal
            draft.gaps = (0..<minimal.gapCount).map { $0 == gap ? WhiteSpace(space) : .none }
            return draft.bytes
        }
    }

    /// Keeps `payload` if it is smaller and shows the failure, and returns whether it was kept.
    private mutating func keep(_ payload: [UInt8]) async -> Bool {
        guard !isSpent, tried.insert(payload).inserted else { return false }
        // Without features to take away, only a shorter payload is smaller. Features cost more to
        // find than that.
        guard featureCount > 0 || isSmaller(payload, 0) else { return false }
        let reading = PayloadReading(of: payload)
        guard let features = PayloadFeatures(of: reading, among: allowed),
            isSmaller(payload, features.count)
        else { return false }
        attempts += 1
        guard await shows(reading) else { return false }
        best = payload
        featureCount = features.count
        steps += 1
        return true
    }

    private func isSmaller(_ payload: [UInt8], _ count: Int) -> Bool {
        if count != featureCount { return count < featureCount }
        if payload.count != best.count { return payload.count < best.count }
        for (left, right) in zip(payload, best) where left != right {
            return Self.rank(left) < Self.rank(right)
        }
        return false
    }

    /// Returns the rank of a byte: digits, then lower-case letters, then all others.
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
    /// Keeps one member and makes everything else plain, if that is enough to show the failure.
    private mutating func isolate() async {
        guard let members, members.count > 1 else { return }
        let id = Array(#""id":1"#.utf8)
        for member in members.prefix(16) where !isSpent {
            let text = best[member.keyOffset..<member.value.range.upperBound]
            let isID = DeclaredField(key: member.key) == .id
            let inner = isID ? Array(text) : id + [UInt8(ascii: ",")] + text
            if await keep([UInt8(ascii: "{")] + inner + [UInt8(ascii: "}")]) { return }
        }
    }

    /// The members of the best payload, or `nil` if it is not a JSON object.
    private var members: [JSONMember]? {
        guard let document = try? JSONDocument(parsing: best) else { return nil }
        return document.root.members
    }

    /// Returns the best payload without some of its members, with everything else unchanged.
    private func without(_ range: Range<Int>, of members: [JSONMember]) -> [UInt8] {
        var start = members[range.lowerBound].keyOffset
        var end = members[range.upperBound - 1].value.range.upperBound
        if range.upperBound < members.count {
            end = members[range.upperBound].keyOffset
        } else if range.lowerBound > 0 {
            // The last member goes, so the comma before the range goes too.
            start = members[range.lowerBound - 1].value.range.upperBound
        }
        return Array(best[..<start] + best[end...])
    }

    /// Drops members, many at once first, since a payload may have thousands.
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

    /// Returns the smallest number of elements to cut at once.
    ///
    /// A pass with cuts of size `s` takes `count / s` attempts. Stopping at `count / 32` bounds all
    /// passes together to about 64 attempts (twice that if cuts overlap), however large `count` is.
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
        if let field = DeclaredField(key: members[index].key) {
            // A time of the same dialect, and a link, are plainer than any other text.
            for plain in Self.plain(field, value) where await keep(with(plain)) { return }
        }
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

    /// Removes outer layers of a nested value by bisection.
    ///
    /// If only the depth matters, exactly as many layers stay as the failure needs.
    private mutating func unnest(_ value: JSONValue, _ payload: ([UInt8]) -> [UInt8]) async {
        let text = best
        var layers = [value.range]
        var inner = value
        while let next = inner.elements?.first ?? inner.members?.first?.value {
            layers.append(next.range)
            inner = next
        }
        // Invariant: layer `shown` shows the failure, and layer `end`, if any, does not.
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

    /// Returns the plainest values of a field, of the documented form and like the present one.
    private static func plain(_ field: DeclaredField, _ value: JSONValue) -> [[UInt8]] {
        let plain = PlainValue.of(field)
        guard field.isTimestamp, let text = value.string?.string else { return [plain] }
        return [plain, PayloadDraft.quoted(Timestamp(text).dialect.example)]
    }

    private static func simplest(of kind: JSONValue.Kind) -> [String] {
        switch kind {
        case .null: []
        case .boolean: ["false", "true"]
        case .number: ["1", "0", "-1", "0.5", "1.5", "1.0", "1e2", "1e19", "9223372036854775808"]
        case .string: [#""""#, #""0""#, #""a""#]
        case .array: ["[]"]
        case .object: ["{}"]
        }
    }
}

// MARK: - Values

extension PayloadReducer {
    /// Moves an integer towards zero by bisection, trying the positive number first.
    private mutating func lower(_ integer: Int64, _ payload: (Int64) -> [UInt8]) async {
        var integer = integer
        if integer < 0, integer != .min, await keep(payload(-integer)) { integer.negate() }
        // Invariant: `magnitude` shows the failure, and `floor` does not, 0 having been tried.
        var floor: UInt64 = 0
        var magnitude = integer.magnitude
        while magnitude - floor > 1, !isSpent {
            let middle = floor + (magnitude - floor) / 2
            let candidate = Int64(truncatingIfNeeded: integer < 0 ? 0 &- middle : middle)
            let bytes = payload(candidate)
            // `asks` rather than `keep`: the search needs the answer even if the candidate is not
            // smaller than the best payload.
            if await asks(bytes) { magnitude = middle } else { floor = middle }
        }
        _ = await keep(payload(Int64(truncatingIfNeeded: integer < 0 ? 0 &- magnitude : magnitude)))
    }

    /// Returns whether `payload` shows the failure, without keeping it.
    private mutating func asks(_ payload: [UInt8]) async -> Bool {
        let reading = PayloadReading(of: payload)
        guard PayloadFeatures(of: reading, among: allowed) != nil else { return false }
        attempts += 1
        return await shows(reading)
    }

    /// Drops scalars, long runs first, then replaces the rest with plain ones.
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

    /// Returns the shortest prefix of a long string that shows the failure, by bisection.
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

    /// Writes escaped characters as themselves, as far as the failure allows.
    private mutating func spellPlainly() async {
        var end = best.count
        for _ in 0..<Self.mostEscapes where !isSpent {
            guard let slash = best[..<end].lastIndex(of: .backslash) else { return }
            end = slash
            guard best.count >= slash + 6, best[slash + 1] == UInt8(ascii: "u"),
                let digits = String(validating: best[slash + 2..<slash + 6], as: UTF8.self),
                let code = UInt8(digits, radix: 16), 0x20..<0x7F ~= code,
                code != .quote, code != .backslash
            else { continue }
            _ = await keep(Array(best[..<slash] + [code] + best[(slash + 6)...]))
        }
    }

    private static let mostEscapes = 64

    /// Drops runs of bytes, the only way to shrink text that is not JSON.
    ///
    /// For a payload of at most ``lineLength`` bytes, every run of bytes is tried.
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
