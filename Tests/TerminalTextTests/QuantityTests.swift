import TerminalText
import Testing

@Suite
struct `A quantity` {
    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (1_049, "1.0 kB"),
        (1_050, "1.1 kB"), (99_949, "99.9 kB"), (123_456, "123 kB"), (999_999, "1.0 MB"),
        (190_000_000, "190 MB"), (Int.max, "9.2 EB"),
    ])
    func `of bytes is counted in powers of a thousand`(count: Int, text: String) {
        #expect(count.asByteCount == text)
    }

    @Test(arguments: [
        (9_999, "9999"), (10_000, "10,000"), (1_234_567, "1,234,567"), (-10_000, "-10,000"),
    ])
    func `has groups of three digits from five digits on`(number: Int, text: String) {
        #expect(number.grouped == text)
    }

    @Test(arguments: [(0, "0 pages"), (1, "1 page"), (12_345, "12,345 pages")])
    func `has a noun in the singular or the plural`(count: Int, text: String) {
        #expect(count.counted("page") == text)
    }

    @Test(arguments: [(9, "0.00 s"), (12_345, "12.34 s"), (125_999, "2 min 5 s")])
    func `of time is in seconds, or in minutes and seconds`(milliseconds: Int, text: String) {
        #expect(Duration.milliseconds(milliseconds).inSeconds == text)
    }
}
