import Foundation
import SessionModel
import StrictJSON
import Testing

/// A model with one bug of a class, and payloads on which the bug shows.
struct WrongModel: Sendable, CustomTestStringConvertible {
    let testDescription: String

    /// Payloads with personal data on which the bug shows.
    let payloads: [String]

    /// Whether the model gets a payload wrong.
    let isWrong: @Sendable (_ payload: String) -> Bool

    init(_ name: String, _ payloads: [String], isWrong: @escaping @Sendable (String) -> Bool) {
        testDescription = name
        self.payloads = payloads
        self.isWrong = isWrong
    }

    static let all = magnitude + calendar + normalization + length + spelling + order + duplicates

    private static func root(_ payload: String) -> JSONValue? {
        try? JSONDocument(parsing: payload).root
    }

    private static func text(_ key: String, in payload: String) -> String? {
        root(payload)?[.init(key)]?.string?.string
    }

    /// The digits of the id, if it is an integer of any size.
    private static func id(in payload: String) -> String? { root(payload)?["id"]?.number?.text }

    private static func ids(_ values: [String]) -> [String] { values.map { "{\"id\":\($0)}" } }

    // MARK: Magnitude

    private static let magnitude = [
        WrongModel("an id of 32 bits", ids(["48213307115", "2147483648", "9007199254740993"])) {
            id(in: $0).flatMap { Int32($0) } == nil
        },
        WrongModel("a signed id of 32 bits, for one of 32 bits without a sign", ids(["3432156789"]))
        {
            guard let text = id(in: $0), let value = UInt32(text) else { return false }
            return Int32(exactly: value) == nil
        },
        WrongModel("an id in a double", ids(["9007199254740993", "33153710247316917"])) {
            guard let text = id(in: $0), let value = Int64(text) else { return false }
            return Int64(Double(value)) != value
        },
        WrongModel("an id of 53 bits", ids(["33153710247316918", "9007199254740994"])) {
            guard let text = id(in: $0), let value = Int64(text) else { return false }
            return value > 9_007_199_254_740_992
        },
        WrongModel("an id of 64 bits", ids(["12345678901234567890", "98765432109876543210"])) {
            guard let text = id(in: $0) else { return false }
            return text.allSatisfy(\.isWholeNumber) && Int64(text) == nil
        },
        WrongModel("an id past 53 bits that a double holds", ids(["9546327157899941888"])) {
            guard let text = id(in: $0), let value = UInt64(text) else { return false }
            return UInt64(exactly: Double(value)) == value && value > 1 << 53
        },
        WrongModel("an id of 64 bits without a sign", ids(["98765432109876543210987"])) {
            guard let text = id(in: $0) else { return false }
            return text.allSatisfy(\.isWholeNumber) && UInt64(text) == nil
        },
        WrongModel("no negative id", ids(["-48213307115", "-7312"])) {
            id(in: $0)?.hasPrefix("-") == true
        },
        WrongModel(
            "a fraction that rounds to an integer",
            ids(["48213307115.00000000000000001", "3432.99999999999999999"])
        ) {
            guard let text = id(in: $0), let value = Double(text) else { return false }
            return text.contains(".") && value.rounded() == value && !text.hasSuffix(".0")
        },
    ]

    // MARK: Calendar

    private static func times(_ values: [String]) -> [String] {
        values.map { "{\"id\":48213307115,\"authenticated_at\":\"\($0)\"}" }
    }

    private static func time(in payload: String) -> String {
        text("authenticated_at", in: payload) ?? ""
    }

    private static func parts(_ payload: String) -> [Int] {
        time(in: payload).split { !$0.isWholeNumber }.prefix(6).compactMap { Int($0) }
    }

    private static let calendar = [
        WrongModel("no leap days", times(["2016-02-29T10:20:30Z", "2024-02-29T23:59:59.5Z"])) {
            let parts = parts($0)
            return parts.count > 2 && parts[1] == 2 && parts[2] == 29
                && GregorianCalendar.dayNumber(year: parts[0], month: 2, day: 29) != nil
        },
        WrongModel(
            "a day past the month rolls over",
            times(["2015-04-31T10:20:30Z", "2014-02-30T01:02:03Z", "2015-02-29T17:24:29Z"])
        ) {
            let parts = parts($0)
            return parts.count > 2 && parts[2] <= 31
                && GregorianCalendar.dayNumber(year: parts[0], month: parts[1], day: parts[2])
                    == nil
        },
        WrongModel("no hour 24", times(["2014-11-18T24:00:00Z"])) {
            let parts = parts($0)
            return parts.count > 3 && parts[3] == 24
        },
        WrongModel("no leap seconds", times(["2016-12-31T23:59:60Z", "2024-02-29T23:59:60Z"])) {
            parts($0).last == 60
        },
        WrongModel("a month 13", times(["2014-13-18T17:24:29Z"])) {
            let parts = parts($0)
            return parts.count > 1 && parts[1] > 12
        },
        WrongModel("no offsets", times(["2014-11-18T17:24:29+05:30"])) {
            Timestamp(time(in: $0)).dialect == .rfc3339Offset
        },
        WrongModel(
            "seconds of 1970 to 2038",
            times(["1953-05-03T10:00:00Z", "2041-07-09T01:02:03Z"])
        ) {
            guard let seconds = Timestamp(time(in: $0)).moment?.seconds else { return false }
            return Int32(exactly: seconds).map { $0 < 0 } ?? true
        },
        WrongModel("milliseconds", times(["2014-11-18T17:24:29.123456Z"])) {
            time(in: $0).firstMatch(of: /\.[0-9]{3}[1-9]/) != nil
        },
    ]
}
