import SessionModel
import StrictJSON

/// Recognises, in one pass over the bytes, session objects that are ordinary.
///
/// An object is ordinary when every finding in it, if there is one, is a note of a row that the
/// report already has: then all there is to do is to count it. Of anything else the scanner says
/// only that it is not ordinary, and ``SessionJudge`` finds out why. So the scanner makes checking
/// fast and has no say in what is found.
///
/// It allocates nothing, and keeps what it has learned from one object to the next: the order of
/// the keys, the beginning of the links, and the rows of notes.
package struct SessionScanner: Sendable {
    /// The last second that does not lie in the future.
    let latest: Int64

    /// What notes there are, and how often each has been seen since they were last handed over.
    package var notes = NoteCounts()

    var keyOrder = KeyOrder()
    var linkPattern = LinkPattern()

    package init(judge: SessionJudge) {
        latest = judge.now + judge.allowedSkew
    }

    /// How many bytes must follow the start of any member, so that no load needs a check of its own.
    private static let slack = 96

    /// The offset behind the session object that starts at `start`, or `nil` where it is not
    /// ordinary or lies too close to the end of the bytes.
    ///
    /// As a line, a line end must follow the object, and the offset lies behind that.
    package mutating func endOfOrdinarySession(
        in bytes: RawSpan,
        at start: Int,
        asLine: Bool = false
    ) -> Int? {
        guard bytes.byteCount &- start > Self.slack,
            bytes.byte(at: start) == UInt8(ascii: "{")
        else { return nil }
        var session = Fields()
        var offset = start &+ 1
        var last = KeyOrder.start
        while true {
            offset = bytes.endOfAnyWhitespace(from: offset)
            guard bytes.byteCount &- offset > Self.slack,
                bytes.byte(at: offset) == UInt8(ascii: "\"")
            else { return nil }
            let key = offset &+ 1
            let next: Int
            if let field = keyOrder.field(after: last, at: key, in: bytes) {
                guard session.present & field.bit == 0 else { return nil }
                session.present |= field.bit
                last = field.rawValue
                next = endOfValue(of: field, key: key, in: bytes, into: &session)
            } else {
                next = endOfUndeclared(key: key, in: bytes, into: &session)
            }
            guard next > 0 else { return nil }
            guard next < bytes.byteCount else { return nil }
            offset = bytes.endOfAnyWhitespace(from: next)
            guard offset < bytes.byteCount else { return nil }
            let byte = bytes.byte(at: offset)
            offset &+= 1
            if byte == UInt8(ascii: ",") { continue }
            guard byte == UInt8(ascii: "}") else { return nil }
            if asLine {
                offset = Self.endOfLine(from: offset, in: bytes)
                guard offset > 0 else { return nil }
            }
            return finish(session) ? offset : nil
        }
    }

    /// The offset behind the line end at `offset`, or 0 where there is none.
    @inline(__always)
    private static func endOfLine(from offset: Int, in bytes: RawSpan) -> Int {
        guard offset < bytes.byteCount else { return 0 }
        if bytes.byte(at: offset) == UInt8(ascii: "\n") { return offset &+ 1 }
        return bytes.starts(with: "\r\n", at: offset) ? offset &+ 2 : 0
    }

    /// What one object has shown so far.
    struct Fields {
        var present: UInt8 = 0
        var id: Int64 = 0
        /// The value of `user_id`; valid where ``hasUserID``.
        var userID: Int64 = 0
        var hasUserID = false
        /// The ids in the path of `url`, or -1.
        var linkedSession: Int64 = -1
        var linkedUser: Int64 = -1
        /// The seconds of the two moments, at their extremes where there is none.
        var authenticated = Int64.min
        var seen = Int64.max
        /// The notes seen in this object, as slots of ``NoteCounts``.
        var noteSlots = NoteCounts.Slots()
    }

    private mutating func finish(_ session: Fields) -> Bool {
        guard session.present & DeclaredField.id.bit != 0,
            session.seen >= session.authenticated,
            session.linkedSession < 0 || session.linkedSession == session.id,
            session.linkedUser < 0 || !session.hasUserID || session.linkedUser == session.userID
        else { return false }
        return notes.count(absentOf: session.present, undeclared: session.noteSlots)
    }

    /// The end of the member of a declared field, or 0 where it is not ordinary.
    @inline(__always)
    private mutating func endOfValue(
        of field: DeclaredField,
        key: Int,
        in bytes: RawSpan,
        into session: inout Fields
    ) -> Int {
        let start = Self.startOfValue(after: key &+ field.keyLength, in: bytes)
        guard start > 0, bytes.byteCount &- start > 32 else { return 0 }
        if field != .id, bytes.isNull(at: start) { return start &+ 4 }
        switch field {
        case .id:
            return bytes.endOfOrdinaryInteger(from: start, value: &session.id)
        case .userID:
            session.hasUserID = true
            return bytes.endOfOrdinaryInteger(from: start, value: &session.userID)
        case .authenticatedAt:
            return endOfMoment(at: start, in: bytes, seconds: &session.authenticated)
        case .lastSeenAt:
            return endOfMoment(at: start, in: bytes, seconds: &session.seen)
        case .url:
            guard bytes.byte(at: start) == UInt8(ascii: "\"") else { return 0 }
            return linkPattern.endOfLink(
                at: start &+ 1,
                in: bytes,
                session: &session.linkedSession,
                user: &session.linkedUser
            )
        }
    }

    @inline(__always)
    private func endOfMoment(at start: Int, in bytes: RawSpan, seconds: inout Int64) -> Int {
        let end = start &+ 1 &+ Timestamp.documentedByteCount
        guard bytes.byte(at: start) == UInt8(ascii: "\""),
            let moment = Timestamp.secondsOfDocumentedForm(in: bytes, at: start &+ 1),
            bytes.byte(at: end) == UInt8(ascii: "\""), moment <= latest
        else { return 0 }
        seconds = moment
        return end &+ 1
    }

    /// The offset of the value behind a key whose closing quotation mark stands at `quote`, or 0.
    @inline(__always)
    static func startOfValue(after quote: Int, in bytes: RawSpan) -> Int {
        var offset = quote &+ 1
        if bytes.byte(at: offset) != UInt8(ascii: ":") {
            offset = bytes.endOfWhitespace(from: offset)
            guard offset < bytes.byteCount, bytes.byte(at: offset) == UInt8(ascii: ":") else {
                return 0
            }
        }
        return bytes.endOfAnyWhitespace(from: offset &+ 1)
    }
}

extension DeclaredField {
    /// This field as one bit of a set.
    @inline(__always)
    package var bit: UInt8 { 1 &<< UInt8(truncatingIfNeeded: rawValue) }
}

extension RawSpan {
    /// The offset of the first byte from `offset` on that is no white space, of which there is
    /// mostly none.
    @inline(__always)
    fileprivate func endOfAnyWhitespace(from offset: Int) -> Int {
        if offset < byteCount, byte(at: offset) > 0x20 { return offset }
        return endOfWhitespace(from: offset)
    }

    @inline(__always)
    fileprivate func isNull(at offset: Int) -> Bool {
        halfWord(at: offset) == 0x6C6C_756E
    }

    /// The end of an integer of at most 18 digits, or 0 where another number or none stands there.
    ///
    /// At least 20 bytes must follow `start`.
    @inline(__always)
    fileprivate func endOfOrdinaryInteger(from start: Int, value: inout Int64) -> Int {
        var offset = start
        let isNegative = byte(at: offset) == UInt8(ascii: "-")
        if isNegative { offset &+= 1 }
        let end = endOfOrdinaryDigits(from: offset, value: &value)
        if isNegative { value = 0 &- value }
        // What follows must end the number; a fraction or an exponent is not ordinary.
        guard end > 0, byte(at: end) | 0x20 != UInt8(ascii: "e"),
            byte(at: end) != UInt8(ascii: ".")
        else { return 0 }
        return end
    }

    /// The end of 1 to 18 digits without a superfluous zero, or 0.
    ///
    /// At least 24 bytes must follow `start`. Eight digits are read at a time.
    @inline(__always)
    func endOfOrdinaryDigits(from start: Int, value: inout Int64) -> Int {
        let first = digits(at: start)
        let count = first.digitCount
        if count < 8 {
            guard count > 0, count == 1 || first & 0xFF != 0 else { return 0 }
            value = Int64(truncatingIfNeeded: first.decimalValue(of: count))
            return start &+ count
        }
        guard first & 0xFF != 0 else { return 0 }
        let more = digits(at: start &+ 8).digitCount
        if more < 8 {
            // The last eight digits as a whole, and before them those that they leave.
            let head = more == 0 ? 0 : first.decimalValue(of: more)
            let tail = digits(at: start &+ more).decimalValue
            value = Int64(truncatingIfNeeded: head &* 100_000_000 &+ tail)
            return start &+ 8 &+ more
        }
        return endOfLongDigits(from: start, value: &value)
    }

    /// The end of 16 to 18 digits, or 0 where there are more.
    @inline(never)
    private func endOfLongDigits(from start: Int, value: inout Int64) -> Int {
        var number: UInt64 = 0
        var offset = start
        while byte(at: offset).isDigit {
            guard offset &- start < 18 else { return 0 }
            number = number &* 10 &+ UInt64(byte(at: offset) &- UInt8(ascii: "0"))
            offset &+= 1
        }
        value = Int64(truncatingIfNeeded: number)
        return offset
    }

    /// The eight bytes at `offset`, each digit as its value.
    @inline(__always)
    private func digits(at offset: Int) -> UInt64 {
        word(at: offset) ^ 0x3030_3030_3030_3030
    }
}

// Eight characters as one word, the first in the lowest byte, each digit as its value.
extension UInt64 {
    /// How many digits come before the first other character.
    @inline(__always)
    fileprivate var digitCount: Int {
        // A value above nine has a bit in its high half, or gets one when six is added. A carry
        // reaches only characters behind one that is no digit.
        let others = ((self &+ 0x0606_0606_0606_0606) | self) & 0xF0F0_F0F0_F0F0_F0F0
        return others.trailingZeroBitCount &>> 3
    }

    /// The number that the first `count` digits make, from one to eight.
    @inline(__always)
    fileprivate func decimalValue(of count: Int) -> UInt64 {
        // Moved to the end, behind zeros.
        (self &<< UInt64(64 &- 8 &* count)).decimalValue
    }

    /// The number that all eight digits make: neighbours are joined to pairs, to fours, to eight.
    @inline(__always)
    fileprivate var decimalValue: UInt64 {
        let pairs = (self &* 2_561) &>> 8 & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (fours &* 42_949_672_960_001) &>> 32
    }
}
