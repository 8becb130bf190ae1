import Gen

/// The session record drawn by hand, without a library: the limit for ``SessionRecord``.
///
/// It uses the same random numbers, the same text, and a record of the same choices. It has no
/// landmarks, no repeated values, no spans and no sizes.
struct HandWrittenRecord {
    /// A choice of as many words as the library records.
    private struct Choice {
        let value: UInt64
        let low: UInt64
        let high: UInt64
        let target: UInt64
        let kind: UInt8
    }

    private var choices: ContiguousArray<Choice> = []
    private var bits = SplitMix64(state: 0)
    private let days: ClosedRange<UInt64> = {
        let first: UInt64 = 1 << 63
        // 1970 to 2099.
        return first...first + 47_481
    }()

    /// Draws records, and returns the number of null fields, so that none can be left out.
    mutating func draw(_ cases: Int) -> Int {
        var nulls = 0
        for index in 0..<cases {
            bits = SplitMix64(state: UInt64(index) &* 0xA076_1D64_78BD_642F)
            choices.removeAll(keepingCapacity: true)
            let record = record()
            nulls += record.url.isNull ? 1 : 0
            nulls += record.userId.isNull ? 1 : 0
            nulls += record.authenticatedAt.isNull ? 1 : 0
            nulls += record.lastSeenAt.isNull ? 1 : 0
        }
        return nulls
    }

    @inline(never)
    private mutating func record() -> SessionRecord {
        SessionRecord(
            id: id(),
            authenticatedAt: moment(),
            lastSeenAt: moment(),
            url: url(),
            userId: userId()
        )
    }

    private mutating func choose(_ low: UInt64, _ high: UInt64, _ target: UInt64, _ kind: UInt8)
        -> UInt64
    {
        let width = high - low
        let word = bits.next()
        let value =
            low + (width == .max ? word : word.multipliedFullWidth(by: width + 1).high)
        choices.append(Choice(value: value, low: low, high: high, target: target, kind: kind))
        return value
    }

    private mutating func id() -> Int64 {
        Int64(bitPattern: choose(0, .max, 1 << 63, 0) ^ (1 << 63))
    }

    /// Whether a field is absent, null or a value: 0, 1, or 2 and 3.
    private mutating func state() -> UInt64 { choose(0, 3, 0, 1) }

    private mutating func moment() -> Field<String> {
        switch state() {
        case 0: return .absent
        case 1: return .null
        default:
            let day = choose(days.lowerBound, days.upperBound, days.lowerBound, 2)
            let second = choose(0, 86_399, 0, 3)
            let moment = Moment(
                day: Int(Int64(bitPattern: day ^ (1 << 63))),
                second: Int(second)
            )
            return .value(moment.description)
        }
    }

    private mutating func url() -> Field<String> {
        switch state() {
        case 0: return .absent
        case 1: return .null
        default:
            let number = choose(0, UInt64(UInt32.max), 0, 4)
            return .value("https://company.zendesk.com/api/v2/sessions/\(number).json")
        }
    }

    private mutating func userId() -> Field<Int64> {
        switch state() {
        case 0: .absent
        case 1: .null
        default: .value(id())
        }
    }
}
