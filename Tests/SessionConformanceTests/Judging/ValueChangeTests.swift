import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `The manner of a change` {
    @Test(arguments: [
        ("Aé", "aÉ", TextChange.letterCase), ("\u{FB01}", "fi", .letterCase),
        ("\u{131}", "i", .letterCase), (" a\u{A0}", "a", .surroundingSpace),
        (" ", "", .surroundingSpace),
        ("a\0b", "a", .cutAtNUL), ("\0", "", .cutAtNUL), ("a+b c", "a b c", .plusSign),
        ("a b", "a+b", .plusSign), ("%41/", "A/", .percentEncoding),
        ("é", "%C3%A9", .percentEncoding),
        ("e\u{301}", "é", .normalization), ("\u{212B}", "Å", .normalization),
        ("<a&amp;", "&lt;a&amp;amp;", .markup), ("&amp", "&", .markup),
        ("a\r\nb", "a\nb", .lineEnds),
        ("a\rb", "a\nb", .lineEnds), ("abc", "", .emptied), ("abc", "ab", .cutOff),
        ("abc", "ac", .lostCharacters), ("abc", "bc", .lostCharacters),
        ("ab", "axb", .addedCharacters),
        ("a😀b", "a?b", .replacedCharacters), ("%4", "%5", .replacedCharacters),
        ("%zz", "%z\u{7A}x", .addedCharacters),
    ])
    func `of a text`(before: String, after: String, change: TextChange) {
        #expect(
            TextChange(from: JSONString(before), to: JSONString(after), isTime: false) == change
        )
    }

    @Test
    func `of a text is unknown if the two have nothing in common`() {
        #expect(TextChange(from: "abc", to: "xy", isTime: false) == nil)
    }

    @Test(arguments: [
        ("2000-01-01T00:00:00Z", "2000-01-01T01:00:00+01:00", TextChange.sameMoment),
        ("2000-01-01T00:00:00.5Z", "2000-01-01T00:00:00Z", .otherMoment),
        ("2000-01-01", "2000-01-01T00:00:00Z", .otherMoment),
        ("2000-01-01T00:00:00Z", "soon", .notTime), ("2000-01-01T00:00:00Z", "", .emptied),
        ("2000-01-01t00:00:00z", "2000-01-01T00:00:00Z", .letterCase),
        ("soon", "soo", .cutOff),
    ])
    func `of a time`(before: String, after: String, change: TextChange) {
        #expect(TextChange(from: JSONString(before), to: JSONString(after), isTime: true) == change)
    }

    @Test(arguments: [
        ("9007199254740993", "9007199254740992", NumberChange.rounded),
        ("9007199254740993", "9.007199254740992e15", .rounded),
        ("2147483648", "-2147483648", .wrapped), ("4294967297", "1", .wrapped),
        ("257", "1", .wrapped),
        ("-5", "5", .sign), ("4294967297", "2147483647", .clamped),
        ("1e30", "9223372036854775807", .clamped),
    ])
    func `of a number`(before: String, after: String, change: NumberChange) throws {
        let values = try [before, after].map { FieldValue(try JSONDocument(parsing: $0).root) }
        #expect(NumberChange(from: values[0], to: values[1]) == change)
    }

    private func kind(_ payload: String, back: String) -> String? {
        RoundTripJudge()
            .judge(.accepted(Array(back.utf8)), to: PayloadReading(of: Array(payload.utf8)))
            .faults.first?.kind.word
    }

    @Test
    func `is not guessed if another member took the place of the field`() {
        let ours = #"{"id":1,"url":"abc","URL":"ab"}"#
        #expect(kind(ours, back: #"{"id":1,"url":"ab"}"#) == "string")
        #expect(kind(ours, back: #"{"id":1,"url":"a"}"#) == "string, cut off")
        let swapped = #"{"id":1,"authenticated_at":"a","url":"b"}"#
        #expect(
            kind(swapped, back: #"{"id":1,"authenticated_at":"b","url":"b"}"#)
                == "string, value of another field"
        )
    }

    @Test(arguments: [
        ("ID", DeclaredField.id, KeyLikeness.letterCase), ("\u{131}d", .id, .letterCase),
        ("id ", .id, .surroundingSpace), ("\turl", .url, .surroundingSpace), ("id\0x", .id, .nul),
        ("id\u{301}", .id, .notASCII), ("userId", .userID, .separators),
        ("last-seen-at", .lastSeenAt, .separators), ("USER-ID", .userID, .separators),
    ])
    func `of a key`(key: String, field: DeclaredField, expected: KeyLikeness) {
        let found = KeyLikeness.likeness(of: JSONString(key))
        #expect(found?.field == field)
        #expect(found?.likeness == expected)
    }

    @Test(arguments: ["id", "user_id", "ids", "idid", "", "uid", "k", "é", "\0"])
    func `is not seen in a key that is declared or another word`(key: String) {
        #expect(KeyLikeness.likeness(of: JSONString(key)) == nil)
    }
}
