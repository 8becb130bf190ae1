import Testing

@testable import LiveAPI

@Suite
struct `The wait that a response asks for` {
    private func wait(_ text: String, now: Int64 = 0) -> Duration? {
        let response = LiveResponse(status: 503, fields: ["retry-after": text], body: [])
        return RetryPolicy.askedWait(in: response, now: now)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
        ("Fri, 31 Dec 1999 23:59:60 GMT", 946_684_800),
    ])
    func `lasts until the date in its header`(_ text: String, _ seconds: Int64) {
        #expect(wait(text) == .seconds(seconds))
        #expect(wait(text, now: seconds - 7) == .seconds(7))
        #expect(wait(text, now: seconds + 7) == .zero)
    }

    @Test(arguments: [
        "", "soon", "-1", "1.5", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "1994-11-06T08:49:37Z",
    ])
    func `is ignored in any other form`(_ text: String) {
        #expect(wait(text) == nil)
    }
}
