import SessionModel
import StrictJSON

extension RawSpan {
    /// Returns the reading and the end of the time that starts at `quote` of a padded text, or
    /// `nil` if it does not have one of the two forms below.
    ///
    /// They are the most common forms after the documented one: a fraction of up to fifteen digits,
    /// as in `"2014-11-18T17:24:29.5Z"`, and an offset, as in `"2014-11-18T17:24:29+01:00"`.
    func usualTimestamp(openedAt quote: Int) -> (Timestamp.Reading, end: Int)? {
        // The first nineteen characters are those of the documented form, so they are read as that
        // form with `Z` (0x5A) as the twentieth.
        let seconds = paddedHalfWord(at: quote &+ 17) & 0x00FF_FFFF | 0x5A00_0000
        guard
            let form = Timestamp.DocumentedForm(
                paddedWord(at: quote &+ 1),
                paddedWord(at: quote &+ 9),
                seconds
            )
        else { return nil }
        switch paddedByte(at: quote &+ 20) {
        case UInt8(ascii: "."): return fraction(of: form, at: quote &+ 21)
        case UInt8(ascii: "+"): return offset(of: form, at: quote &+ 20, isEast: true)
        case UInt8(ascii: "-"): return offset(of: form, at: quote &+ 20, isEast: false)
        default: return nil
        }
    }

    private func fraction(
        of form: Timestamp.DocumentedForm,
        at start: Int
    ) -> (Timestamp.Reading, end: Int)? {
        var offset = start
        var attoseconds: UInt64 = 0
        var unit: UInt64 = 100_000_000_000_000_000
        while paddedByte(at: offset).isDigit, offset &- start < 15 {
            attoseconds &+= UInt64(paddedByte(at: offset) &- UInt8(ascii: "0")) &* unit
            unit /= 10
            offset &+= 1
        }
        guard offset > start, paddedByte(at: offset) == UInt8(ascii: "Z"),
            paddedByte(at: offset &+ 1) == UInt8(ascii: "\"")
        else { return nil }
        let moment = Timestamp.Moment(seconds: form.seconds, attoseconds: attoseconds)
        return (Timestamp.Reading(.rfc3339Fraction, moment), offset &+ 2)
    }

    private func offset(
        of form: Timestamp.DocumentedForm,
        at sign: Int,
        isEast: Bool
    ) -> (Timestamp.Reading, end: Int)? {
        // The six bytes of `hh:mm"` after the sign. The exclusive or turns digits into 0 to 9, and
        // the colon and the quotation mark into 0. Adding 6 to a digit above 9 sets a high bit.
        let word = paddedWord(at: sign &+ 1) ^ 0x0000_2230_303A_3030
        let digits = word & 0x0000_FFFF_FFFF_FFFF
        let misfits = ((digits &+ 0x0000_0006_0600_0606) | digits) & 0x0000_FFF0_F0FF_F0F0
        guard misfits == 0 else { return nil }
        let hours = (digits & 0xF) &* 10 &+ (digits &>> 8 & 0xF)
        let minutes = (digits &>> 24 & 0xF) &* 10 &+ (digits &>> 32 & 0xF)
        // `-00:00` is a separate dialect.
        guard hours < 24, minutes < 60, isEast || hours | minutes != 0 else { return nil }
        let east = Int(hours &* 60 &+ minutes)
        let moment = Timestamp.Moment(
            seconds: form.seconds &- Int64(isEast ? east : -east) &* 60,
            offsetInMinutes: isEast ? east : -east
        )
        return (Timestamp.Reading(.rfc3339Offset, moment), sign &+ 7)
    }
}
