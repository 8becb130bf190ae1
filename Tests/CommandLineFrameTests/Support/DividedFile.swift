import Gen

/// A random file, and a random way to cut it into parts.
struct DividedFile: Sendable, CustomStringConvertible {
    /// How the parts are chosen.
    enum Division: String, CaseIterable, Sendable {
        /// By number.
        case shards

        /// By ranges that the user has chosen.
        case ranges

        /// By another program, at line feeds.
        case pipes
    }

    var bytes: [UInt8]
    var division: Division

    /// Where ranges end, in thousandths of the size; their number decides the number of shards.
    var cuts: [Int]

    /// The order in which the reports are merged.
    var order: [Int]

    /// Options of all parts.
    var options: [String]

    /// More files beside it, which only shards include.
    var others: [[UInt8]]

    /// The number of groups of reports that are merged first; 1 to merge all at once.
    var groups: Int

    var description: String {
        let text = String(decoding: bytes, as: UTF8.self)
        return "\(division.rawValue) at \(cuts) in the order \(order) with \(options) of "
            + "\(text.debugDescription), beside \(others.map { String(decoding: $0, as: UTF8.self) }), in \(groups) groups"
    }

    /// The ranges of bytes.
    var ranges: [Range<Int>] {
        let offsets = [0] + cuts.map { bytes.count * $0 / 1_000 }.sorted() + [bytes.count]
        return zip(offsets, offsets.dropFirst()).map { $0..<$1 }
    }

    /// The ranges of bytes that end after a line feed.
    var rangesOfLines: [Range<Int>] {
        var start = 0
        return ranges.map { range in
            let rest = bytes[max(start, range.upperBound)...]
            let feed = range.upperBound > start ? rest.firstIndex(of: 0x0A) : nil
            let isLast = range.upperBound == bytes.count
            let end =
                isLast ? bytes.count : feed.map { $0 + 1 } ?? (rest.isEmpty ? bytes.count : start)
            defer { start = max(start, end) }
            return start..<max(start, end)
        }
    }
}

extension DividedFile {
    /// Random files, most of them lines.
    static var generator: Generator<DividedFile> {
        .zip(
            text,
            .element(of: Division.allCases),
            .frequency(
                (6, .int(in: 0...1_000).array(count: 0...6)),
                (1, .int(in: 0...1_000).array(count: 0...49))
            ),
            .bool(),
            .element(of: optionSets),
            .zip(otherText.array(count: 0...4), .frequency((3, .just(1)), (1, .int(in: 2...4))))
        ).flatMap { bytes, division, cuts, isShuffled, options, more in
            let order = Array(0...cuts.count)
            let orders = isShuffled ? Generator<[Int]>.permutation(of: order) : .just(order)
            // The first part of a pipe shows what the source is, so it has a payload.
            let start = division == .pipes ? Array("{\"id\":1}\n".utf8) : []
            return orders.map {
                DividedFile(
                    bytes: start + bytes,
                    division: division,
                    cuts: cuts,
                    order: $0,
                    options: options,
                    others: division == .shards ? more.0 : [],
                    groups: more.1
                )
            }
        }
    }

    /// The content of another file: lines, nothing, or one text.
    private static var otherText: Generator<[UInt8]> {
        .frequency(
            (2, text),
            (1, .just([])),
            (1, .element(of: sessions.map { Array("\n\($0)\n".replacing(",", with: ",\n").utf8) }))
        )
    }

    private static var text: Generator<[UInt8]> {
        .zip(
            line.array(count: 0...40),
            .element(of: [true, false]),
            .frequency((5, .just(false)), (1, .just(true)))
        )
        .map { lines, isEnded, hasMark in
            let text = lines.joined(separator: [0x0A])
            return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + text + (isEnded ? [0x0A] : [])
        }
    }

    private static var line: Generator<[UInt8]> {
        .frequency(
            (8, .element(of: sessions.map { Array($0.utf8) })),
            (6, .element(of: faults.map { Array($0.utf8) })),
            (3, .element(of: others.map { Array($0.utf8) })),
            (1, .element(of: brokenBytes)),
            (1, .int(in: 1...60).map { long($0) }),
            (2, .element(of: sessions.map { Array($0.utf8) + [0x0D] }))
        )
    }

    private static let optionSets = [
        [], ["--strict", "--fail-on=note"], ["--rule=json/syntax=off"], ["--only=contract,input"],
        ["--at=/sessions/*", "--at=/session", "--at="], ["--at=/sessions/0", "--at=/sessions/1"],
        ["--skip=contract/undeclared", "--rule=input/empty=note"], ["--input=ndjson"],
        ["--show-values"],
    ]

    private static let sessions = [
        #"{"authenticated_at":null,"id":1,"last_seen_at":null,"url":null,"user_id":2}"#,
        #"{"id":7,"user_id":8}"#, #"{"session":{"id":1,"user_id":3}}"#,
        #"{"sessions":[{"id":1},{"id":2,"user_id":4}],"count":2}"#, #"[{"id":5},{"id":6}]"#,
    ]

    private static let faults = [
        #"{"id":null}"#, #"{"id":"x","user_id":true}"#, #"{"id":1,"id":2}"#, #"{"id":1.5e3}"#,
        #"{"id":1,"extra":{"a":1,"a":2}}"#, #"{"ID":1,"user-id":2}"#,
        #"{"id":1,"ann@example.com":1,"ann@example.com":2}"#, #"{"id":1,"url":"\ud800"}"#,
        #"{"id":1,"last_seen_at":"2014-11-18T17:24:29","url":"http://x"}"#,
        #"{"sessions":[{"id":"a"},5,{"id":1,"x~/y":[]}]}"#, #"[{"id":1,"b":1},{"id":{}}]"#,
        #"{"id":1,"last_seen_at":"2999-11-18T17:24:29Z"}"#, #"{"sessions":5}"#, #"{"x":1}"#,
    ]

    private static let others = [
        "", " ", "\t ", "\u{1E}", "[]", "5", "null", "{", #"{"id":1"#, #"{"id":1,}"#, #"{"id":1},"#,
        #"{"id":1}{"id":2}"#, #"{"id":1} x"#, #""abc"#, "\u{FEFF}", "\u{FEFF}{\"id\":9}",
        #"{"log":{"entries":[{"request":{"method":"GET","url":"https://c.zendesk.com/api/v2/sessions"},"#
            + #""response":{"status":200,"content":{"text":"{\"sessions\":[{\"id\":\"1\"}]}"}}},"#
            + #"{"request":{"method":"GET","url":"https://c.zendesk.com/api/v2/sessions"},"#
            + #""response":{"status":401,"content":{}}}]}}"#,
        "[[[[", "HTTP/1.1 200 OK",
    ]

    /// Lines that are not UTF-8, or not text.
    static let brokenBytes: [[UInt8]] = [
        [0], [0x7B, 0, 0x7D], [0xFF, 0xFE], [0x22, 0xC3, 0x28, 0x22], [0x5B, 0xE2, 0x82],
        // At the start of a file, these would be UTF-16, gzip and zip.
        [0x7B, 0, 0x22, 0, 0x69, 0], [0x1F, 0x8B, 0x08, 0], [0x50, 0x4B, 0x03, 0x04],
    ]

    /// A line of many sessions, which is longer than most parts.
    private static func long(_ count: Int) -> [UInt8] {
        let list = (0..<count).map {
            #"{"id":\#($0),"k\#($0 % 5)":"\#(String(repeating: "é", count: $0))"}"#
        }
        return Array("[\(list.joined(separator: ","))]".utf8)
    }
}
