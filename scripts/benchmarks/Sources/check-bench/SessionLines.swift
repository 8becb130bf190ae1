import Foundation

/// A made-up file of sessions, one a line, the same on every run.
struct SessionLines {
    let path: String

    /// How many lines hold a violation.
    private(set) var violations = 0

    private(set) var byteCount = 0

    /// Writes `count` lines to a file at `path`, a piece at a time.
    init(count: Int, path: String) throws {
        self.path = path
        FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var random = SplitMix64(state: 1)
        var piece = Data()
        for index in 0..<count {
            let isViolation = index % 1_000 == 500
            if isViolation { violations += 1 }
            piece.append(contentsOf: Self.line(&random, violation: isViolation ? index : nil).utf8)
            guard piece.count > 1 << 20 || index == count - 1 else { continue }
            try file.write(contentsOf: piece)
            byteCount += piece.count
            piece.removeAll(keepingCapacity: true)
        }
        try file.close()
    }

    /// Hands each line, without its end, to `body`.
    func forEachLine(_ body: (Data) -> Void) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            body(bytes[start..<end])
            start = end + 1
        }
    }

    private static func line(_ random: inout SplitMix64, violation: Int?) -> String {
        var id = String(1_000 + random.next() % 33_000_000_000_000)
        let userID = String(10_000 + random.next() % 33_000_000_000_000)
        let created = 1_400_000_000 + Int(random.next() % 300_000_000)
        let seen = timestamp(created + Int(random.next() % 1_000_000))
        let url = "https://company.zendesk.com/api/v2/users/\(userID)/sessions/\(id).json"
        var moment = "\"\(timestamp(created))\""
        var user = random.next() % 20 == 0 ? "null" : userID
        switch (violation ?? -1) / 1_000 % 5 {
        case _ where violation == nil: break
        case 0: id = "null"
        case 1: id = "\"\(id)\""
        case 2: moment = "\"2014-02-30T00:00:00Z\""
        case 3: user = "1.5"
        default: moment = "0"
        }
        let extras = [
            #""locale":"en""#, #""device":null"#, #""tags":[1,2]"#, #""agent":{"os":"x"}"#,
        ]
        let isExtended = random.next() % 10 == 0
        let extra = isExtended ? "," + extras[Int(random.next() % 4)] : ""
        return #"{"authenticated_at":\#(moment),"id":\#(id),"last_seen_at":"\#(seen)","#
            + #""url":"\#(url)","user_id":\#(user)\#(extra)}"# + "\n"
    }

    private static func timestamp(_ seconds: Int) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1_900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

/// The published generator of that name: small, and the same everywhere.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
