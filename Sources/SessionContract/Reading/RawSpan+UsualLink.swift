import StrictJSON

extension RawSpan {
    /// Returns the offset after the link that starts at `quote` of a padded text, or 0 if the link
    /// does not have the usual form.
    ///
    /// The usual form is `"https://company.zendesk.com/api/v2/users/1/sessions/1.json"`, with or
    /// without the suffix. Nothing is cached, so a new host costs as much as a known one.
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

    /// Returns up to sixteen digits from `offset` of a padded text, and their end.
    @inline(__always)
    func digits(at offset: Int) -> (Digits, end: Int) {
        let low = paddedWord(at: offset)
        let middle = paddedWord(at: offset &+ 8)
        // Both words are read without a branch between them, because a processor cannot predict
        // the lengths of ids.
        let lowMarks = (low ^ 0x3030_3030_3030_3030).nonDigitMarks
        let moreMarks = (middle ^ 0x3030_3030_3030_3030).nonDigitMarks
        let middleMarks = lowMarks == 0 ? moreMarks : 1
        return (
            Digits(low & lowMarks.maskBeforeMark, middle & middleMarks.maskBeforeMark),
            offset &+ lowMarks.countBeforeMark &+ middleMarks.countBeforeMark
        )
    }

    /// Returns the end of the host characters from `start` on, which are lowercase letters, digits,
    /// `.` and `-`.
    @inline(__always)
    private func endOfHost(from start: Int) -> Int {
        var offset = start
        while true {
            // Nearly every host fits in 32 bytes, so the loop branch does not depend on its length.
            let low = paddedBlock(at: offset).nonHostCharacters
            let high = paddedBlock(at: offset &+ 16).nonHostCharacters
            let others = low | high &<< 16
            if others != 0 { return offset &+ others.trailingZeroBitCount }
            offset &+= 32
        }
    }
}

extension SIMD16<UInt8> {
    /// A bit for each byte that is not a lowercase letter, a digit, `.` or `-`, with the lowest bit
    /// for the first byte.
    @inline(__always)
    fileprivate var nonHostCharacters: UInt64 {
        let isLetter = (self &- Self(repeating: UInt8(ascii: "a"))) .< Self(repeating: 26)
        // In ASCII, `-`, `.`, `/` and the digits are 13 consecutive characters.
        let isOther = (self &- Self(repeating: UInt8(ascii: "-"))) .< Self(repeating: 13)
        let isSlash = self .== Self(repeating: UInt8(ascii: "/"))
        let hosts = unsafe unsafeBitCast(isLetter .| isOther, to: SIMD2<UInt64>.self)
        let slashes = unsafe unsafeBitCast(isSlash, to: SIMD2<UInt64>.self)
        return (~hosts[0] | slashes[0]).bitOfEachByte | (~hosts[1] | slashes[1]).bitOfEachByte &<< 8
    }
}
