import StrictJSON

/// The beginning that the links of one API share, so that it is compared and not read again.
///
/// A link of this pattern is the beginning, the id of a user, `/sessions/`, the id of a session,
/// and perhaps `.json`.
struct LinkPattern: Sendable {
    private static let capacity = 96

    /// The bytes of the beginning, up to and with `/users/`; those behind it are zero.
    private var beginning = InlineArray<96, UInt8>(repeating: 0)

    /// The length of the beginning, or 0 where there is none yet.
    private var length = 0

    /// The offset behind the closing quotation mark of the link whose first byte stands at `start`,
    /// or 0 where it breaks a rule or is too close to the end of the bytes to tell.
    ///
    /// `session` and `user` become the ids in the path, or stay where there is none.
    @inline(__always)
    mutating func endOfLink(
        at start: Int,
        in bytes: RawSpan,
        session: inout Int64,
        user: inout Int64
    ) -> Int {
        if length > 0 {
            let end = endOfKnownLink(at: start, in: bytes, session: &session, user: &user)
            if end > 0 { return end }
            session = -1
            user = -1
        }
        return endOfAnyLink(at: start, in: bytes, session: &session, user: &user)
    }

    @inline(__always)
    private func endOfKnownLink(
        at start: Int,
        in bytes: RawSpan,
        session: inout Int64,
        user: inout Int64
    ) -> Int {
        guard bytes.byteCount &- start > Self.capacity &+ 64, matchesBeginning(at: start, in: bytes)
        else { return 0 }
        let users = bytes.endOfOrdinaryDigits(from: start &+ length, value: &user)
        guard users > 0,
            bytes.word(at: users) == 0x6E6F_6973_7365_732F,  // /session
            bytes.byte(at: users &+ 8) == UInt8(ascii: "s"),
            bytes.byte(at: users &+ 9) == UInt8(ascii: "/")
        else { return 0 }
        let end = bytes.endOfOrdinaryDigits(from: users &+ 10, value: &session)
        guard end > 0 else { return 0 }
        if bytes.byte(at: end) == UInt8(ascii: "\"") { return end &+ 1 }
        let isSuffix =
            bytes.halfWord(at: end) == 0x6F73_6A2E  // .jso
            && bytes.byte(at: end &+ 4) == UInt8(ascii: "n")
            && bytes.byte(at: end &+ 5) == UInt8(ascii: "\"")
        return isSuffix ? end &+ 6 : 0
    }

    @inline(__always)
    private func matchesBeginning(at start: Int, in bytes: RawSpan) -> Bool {
        let known = unsafe beginning.span.bytes
        var offset = 0
        while offset &+ 8 <= length {
            guard known.word(at: offset) == bytes.word(at: start &+ offset) else { return false }
            offset &+= 8
        }
        let mask = (UInt64(1) &<< UInt64((length &- offset) &* 8)) &- 1
        return (known.word(at: offset) ^ bytes.word(at: start &+ offset)) & mask == 0
    }

    @inline(never)
    private mutating func endOfAnyLink(
        at start: Int,
        in bytes: RawSpan,
        session: inout Int64,
        user: inout Int64
    ) -> Int {
        let end = bytes.endOfPlainString(from: start)
        guard end < bytes.byteCount, bytes.byte(at: end) == UInt8(ascii: "\"") else { return 0 }
        let link = SessionLink(start..<end, in: bytes)
        guard link.isAbsoluteHTTPS else { return 0 }
        for (range, isUser) in [(link.sessionID, false), (link.userID, true)] {
            guard let range else { continue }
            // Reading digits takes 24 bytes. The caller has measured from the key of the link, and
            // an id lies as far behind that as the host is long, so it is measured again here.
            guard bytes.byteCount &- range.lowerBound >= 24 else { return 0 }
            var value: Int64 = 0
            guard
                bytes.endOfOrdinaryDigits(from: range.lowerBound, value: &value)
                    == range.upperBound
            else { return 0 }
            if isUser { user = value } else { session = value }
        }
        // In the pattern the session comes after the user. A beginning in which the path has named a
        // session already would hide that one, which counts.
        if let user = link.userID, let session = link.sessionID,
            session.lowerBound > user.upperBound,
            user.lowerBound &- start < Self.capacity - 8
        {
            learn(start..<user.lowerBound, in: bytes)
        }
        return end &+ 1
    }

    private mutating func learn(_ range: Range<Int>, in bytes: RawSpan) {
        length = range.count
        for index in range { beginning[index - range.lowerBound] = bytes.byte(at: index) }
    }
}
