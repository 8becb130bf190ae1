import StrictJSON

/// The parts of a session's `url` that the contract constrains.
package struct SessionLink {
    /// Whether the text is an absolute https URL.
    package private(set) var isAbsoluteHTTPS = false

    /// The range of the session id: the path segment after `sessions`, without the suffix `.json`.
    package private(set) var sessionID: Range<Int>?

    /// The range of the user id: the path segment after `users`.
    package private(set) var userID: Range<Int>?

    /// Reads the parts of the text in `range` of `bytes`.
    ///
    /// Takes linear time and allocates nothing.
    package init(_ range: Range<Int>, in bytes: RawSpan) {
        guard let path = HTTPSURL(range, in: bytes)?.path else { return }
        isAbsoluteHTTPS = true
        var isAfterSessions = false
        var isAfterUsers = false
        var start = path.lowerBound
        while start < path.upperBound {
            // Each segment follows a slash.
            start += 1
            var end = start
            while end < path.upperBound, bytes.byte(at: end) != UInt8(ascii: "/") { end += 1 }
            let segment = start..<end
            if isAfterSessions, sessionID == nil, !segment.isEmpty {
                sessionID = Self.withoutSuffix(segment, in: bytes)
            }
            if isAfterUsers, userID == nil, !segment.isEmpty { userID = segment }
            isAfterSessions = Self.segment(segment, is: "sessions", in: bytes)
            isAfterUsers = Self.segment(segment, is: "users", in: bytes)
            start = end
        }
    }

    private static func segment(
        _ range: Range<Int>,
        is name: StaticString,
        in bytes: RawSpan
    ) -> Bool {
        range.count == name.utf8CodeUnitCount && bytes.starts(with: name, at: range.lowerBound)
    }

    private static func withoutSuffix(_ segment: Range<Int>, in bytes: RawSpan) -> Range<Int> {
        let suffix: StaticString = ".json"
        let start = segment.upperBound - suffix.utf8CodeUnitCount
        guard start >= segment.lowerBound, bytes.starts(with: suffix, at: start) else {
            return segment
        }
        return segment.lowerBound..<start
    }
}
