import SessionModel
import Testing

@Suite
struct `The date of a header field` {
    @Test(arguments: [
        (1_416_331_469, "Tue, 18 Nov 2014 17:24:29 GMT"),
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func `has the format of HTTP`(seconds: Int64, text: String) {
        #expect(RFC1123Form.text(of: seconds) == text)
    }

    @Test
    func `is read back as the same moment`() {
        for seconds in stride(
            from: Int64(-2_000_000_000),
            to: 9_000_000_000,
            by: 86_400 * 97 + 12_345
        ) {
            let timestamp = Timestamp(RFC1123Form.text(of: seconds))
            #expect(timestamp.dialect == .rfc1123)
            #expect(timestamp.moment?.seconds == seconds)
        }
    }
}
