import Platform
import Testing

@Suite
struct `Percent-encoding` {
    @Test(arguments: [
        ("", "", true), ("a+b", "a+b", true), ("%41%62", "Ab", true), ("%C3%a9", "é", true),
        ("%2541", "%41", true), ("%", "%", false), ("%4", "%4", false), ("%4g%41", "%4gA", false),
        ("%%41", "%A", false), ("%:0", "%:0", false),
    ])
    func `is decoded once`(text: String, decoded: String, isValid: Bool) {
        #expect(PercentEncoding.decoded(Array(text.utf8)) == Array(decoded.utf8))
        #expect(PercentEncoding.isValid(Array(text.utf8)) == isValid)
    }
}
