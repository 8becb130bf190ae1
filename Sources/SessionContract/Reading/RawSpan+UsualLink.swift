import StrictJSON

extension RawSpan {
    /// The offset after the link that is opened at `quote` of a padded text, where the link has the
    /// form that the API writes:
    /// `"https://company.zendesk.com/api/v2/users/1/sessions/1.json"`, with the suffix or without;
    /// 0 where it has another.
    ///
    /// It remembers nothing of earlier links, so a new host costs what a known one does.
    @inline(__always)
    func endOfUsualLink(openedAt quote: Int, into link: inout SessionReading.Link) -> Int {
        guard paddedWord(at: quote) == 0x2F3A_7370_7474_6822,  // "https:/
            paddedByte(at: quote &+ 8) == UInt8(ascii: "/")
        else { return 0 }
        let path = endOfHost(from: quote &+ 9)
        guard path > quote &+ 9,
            paddedWord(at: path) == 0x2F32_762F_6970_612F,  // /api/v2/
            paddedWord(at: path &+ 7) & 0xFF_FFFF_FFFF_FFFF == 0x2F_7372_6573_752F  // /users/
        else { return 0 }
        let user = path &+ 14
        let (userID, users) = digits(at: user)
        guard users > user,
            paddedWord(at: users) == 0x6E6F_6973_7365_732F,  // /session
            paddedHalfWord(at: users &+ 8) & 0xFFFF == 0x2F73  // s/
        else { return 0 }
        let session = users &+ 10
        let (sessionID, end) = digits(at: session)
        guard end > session else { return 0 }
        let close = paddedHalfWord(at: end) == 0x6F73_6A2E ? end &+ 5 : end  // .jso
        if paddedByte(at: close) != UInt8(ascii: "\"") { return 0 }
        if close != end, paddedByte(at: end &+ 4) != UInt8(ascii: "n") { return 0 }
        link.session = .digits(sessionID)
        link.user = .digits(userID)
        return close &+ 1
    }

    /// Up to sixteen digits from `offset` of a padded text, and where they end.
    @inline(__always)
    func digits(at offset: Int) -> (Digits, end: Int) {
        let low = paddedWord(at: offset)
        let middle = paddedWord(at: offset &+ 8)
        // Both words at once, without a branch between them: the lengths of ids come in no order
        // that a processor could learn.
        let lowCount = (low ^ 0x3030_3030_3030_3030).countOfLeadingDigits
        let moreCount = (middle ^ 0x3030_3030_3030_3030).countOfLeadingDigits
        let middleCount = lowCount == 8 ? moreCount : 0
        return (
            Digits(low.prefix(lowCount), middle.prefix(middleCount)),
            offset &+ lowCount &+ middleCount
        )
    }

    /// The end of the run of host characters from `offset` on: lower-case
    /// letters, digits, `.` and `-`.
    @inline(__always)
    private func endOfHost(from start: Int) -> Int {
        var offset = start
        while true {
            // Two words at once, so that hosts of up to fifteen characters take no second round.
            let low = paddedWord(at: offset).othersThanHostCharacters
            let high = paddedWord(at: offset &+ 8).othersThanHostCharacters
            if low != 0 { return offset &+ low.trailingZeroBitCount &>> 3 }
            if high != 0 { return offset &+ 8 &+ high.trailingZeroBitCount &>> 3 }
            offset &+= 16
        }
    }
}

extension UInt64 {
    /// The highest bit of each byte that is not a lower-case letter, a digit, `.` or `-`.
    ///
    /// Exact for each byte on its own: after the highest bit has been taken off, no sum below
    /// carries into the next byte.
    @inline(__always)
    fileprivate var othersThanHostCharacters: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let seven = self & (ones &* 0x7F)
        // The highest bit says whether the byte is at least the one that is named.
        let fromA = seven &+ (ones &* (0x80 - 0x61))
        let pastZ = seven &+ (ones &* (0x80 - 0x7B))
        let fromHyphen = seven &+ (ones &* (0x80 - 0x2D))
        let fromSlash = seven &+ (ones &* (0x80 - 0x2F))
        let fromZero = seven &+ (ones &* (0x80 - 0x30))
        let pastNine = seven &+ (ones &* (0x80 - 0x3A))
        let hosts = (fromA & ~pastZ) | (fromHyphen & ~fromSlash) | (fromZero & ~pastNine)
        return (~hosts | self) & (ones &* 0x80)
    }
}
