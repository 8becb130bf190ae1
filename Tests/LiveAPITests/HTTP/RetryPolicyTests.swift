import Testing

@testable import LiveAPI

@Suite
struct `The wait that a response asks for` {
    private func wait(_ text: String, now: Int64 = 0) -> Duration? {
        wait(["retry-after": text], status: 503, now: now)?.duration
    }

    private func wait(
        _ fields: [String: String],
        status: Int = 429,
        now: Int64 = 0
    ) -> RetryPolicy.Wait? {
        let response = LiveResponse(status: status, fields: fields, body: [])
        return RetryPolicy.askedWait(in: response, now: now)
    }

    private func pause(_ fields: [String: String]) -> RetryPolicy.Wait? {
        let response = LiveResponse(status: 200, fields: fields, body: [])
        return RetryPolicy.pause(after: response, now: 1_800_000_000)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
        ("Fri, 31 Dec 1999 23:59:60 GMT", 946_684_800),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Wed Nov 16 08:49:37 1994", 784_975_777),
    ])
    func `lasts until the date in its header`(_ text: String, _ seconds: Int64) {
        #expect(wait(text) == .seconds(seconds))
        #expect(wait(text, now: seconds - 7) == .seconds(7))
        #expect(wait(text, now: seconds + 7) == .zero)
    }

    @Test(arguments: [
        // In 2027, the year 77 is still to come, and 78 is past.
        ("Friday, 01-Jan-77 00:00:00 GMT", 1_800_000_000, 3_376_684_800),
        ("Sunday, 01-Jan-78 00:00:00 GMT", 1_800_000_000, 252_460_800),
    ])
    func `has the century of a year of two digits that is nearest`(
        _ text: String,
        _ now: Int64,
        _ seconds: Int64
    ) {
        #expect(HTTPDate(text, now: now)?.seconds == seconds)
    }

    @Test
    func `is counted from the clock of the API, if the response has it`() {
        let fields = [
            "retry-after": "Sun, 06 Nov 1994 08:49:49 GMT",
            "date": "Sun, 06 Nov 1994 08:49:37 GMT",
        ]
        // The clock of this machine is three minutes late, and then years.
        #expect(
            wait(fields, now: 784_111_597) == .init(duration: .seconds(12), field: "Retry-After")
        )
        #expect(wait(fields, now: 700_000_000)?.duration == .seconds(84_111_789))
    }

    @Test(arguments: [
        ("0", 0), ("7", 7_000), ("1.5", 1_500), ("0.25", 250), ("0.0001", 1), ("2.99999", 2_999),
    ])
    func `lasts for the seconds in its header`(_ text: String, _ milliseconds: Int64) {
        let wait = wait(text)
        #expect(
            wait.map { $0 >= .milliseconds(milliseconds) } == true,
            "\(String(describing: wait))"
        )
        #expect(wait.map { $0 <= .milliseconds(milliseconds + 1) } == true)
    }

    @Test(arguments: [
        "", "soon", "-1", "1.", ".5", "1.5.2", "1e3", "Sun, 06-Nov-94 08:49:37 GMT",
        "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "1994-11-06T08:49:37Z",
        "Monday, 06-Nov-94 08:49:37 GMT", "Mon Nov  6 08:49:37 1994", "Sunday, 06-Nov-94",
        "Sun Nov 31 08:49:37 1994",
    ])
    func `is ignored in any other form`(_ text: String) {
        #expect(wait(text) == nil)
    }

    @Test
    func `is longer than any limit if its number is too large`() {
        #expect(wait(String(repeating: "9", count: 400)).map { $0 > .seconds(1 << 40) } == true)
    }

    @Test(
        arguments: [
            (["ratelimit-reset": "42"], 42), (["rate-limit-reset": "42"], 42),
            (["x-rate-limit-reset": "42", "x-rate-limit-remaining": "0"], 42),
            (["ratelimit-reset": "1800000042"], 42),
            (["zendesk-ratelimit-list": "total=100; remaining=0; resets=42"], 42),
            (["ratelimit": #""default";r=0;t=42"#], 42),
            (["ratelimit": #""a";r=5;t=9, "b";r=0;t=42"#], 42),
            (["ratelimit": #""b";r=0"#, "ratelimit-policy": #""a";q=1;w=9, "b";q=100;w=42"#], 42),
            // A limit with requests left was not reached.
            (["ratelimit-reset": "99", "ratelimit-remaining": "8"], nil),
            (["zendesk-ratelimit-list": "total=100; remaining=98; resets=42"], nil),
            (["ratelimit": #""default";r=50;t=30"#], nil), (["x-rate-limit-remaining": "0"], nil),
            (["ratelimit": ";;;,,,=;r;t=x"], nil),
        ] as [([String: String], Int64?)]
    )
    func `lasts until a limit that was reached is reset`(
        _ fields: [String: String],
        _ seconds: Int64?
    ) {
        #expect(wait(fields, now: 1_800_000_000)?.duration == seconds.map { .seconds($0) })
        let remains = fields.values.contains {
            $0.contains("=0") || $0 == "0" || $0.contains("r=0")
        }
        #expect(pause(fields)?.duration == (remains ? seconds.map { .seconds($0) } : nil))
    }
}
