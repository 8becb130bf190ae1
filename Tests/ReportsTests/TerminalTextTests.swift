import Reports
import Testing

@Suite
struct `Text for a terminal` {
    @Test(arguments: [
        ("plain é 漢字 👍", "plain é 漢字 👍"),
        ("\u{1B}]0;title\u{7}", #"\u{1b}]0;title\u{7}"#),
        ("a\nb\rc\td\r\n", #"a\nb\rc\td\r\n"#),
        ("\u{0}\u{7F}\u{80}\u{9B}31m\u{9F}", #"\u{0}\u{7f}\u{80}\u{9b}31m\u{9f}"#),
        ("\u{202A}\u{202E}\u{2066}\u{2069}", #"\u{202a}\u{202e}\u{2066}\u{2069}"#),
        ("\u{2028}\u{2029}\u{200E}\u{FEFF}", #"\u{2028}\u{2029}\u{200e}\u{feff}"#),
        ("\u{E0041}", #"\u{e0041}"#),
    ])
    func `shows what would act on it as an escape`(raw: String, safe: String) {
        #expect(raw.terminalSafe == safe)
    }

    @Test
    func `holds no control of any kind`() {
        for value in UInt32(0)...0x2100 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let safe = String(scalar).terminalSafe
            #expect(
                safe.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) }
            )
        }
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("incomprehensibilities and more", 8, ["incomprehensibilities", "and more"]),
        ("", 8, [""]),
    ])
    func `breaks at spaces`(text: String, width: Int, lines: [String]) {
        #expect(text.wrapped(to: width) == lines)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (1_049, "1.0 kB"),
        (1_050, "1.1 kB"), (99_949, "99.9 kB"), (123_456, "123 kB"), (999_999, "1.0 MB"),
        (190_000_000, "190 MB"), (Int.max, "9.2 EB"),
    ])
    func `counts bytes as people do`(count: Int, text: String) {
        #expect(count.asByteCount == text)
    }

    @Test(arguments: [
        (9_999, "9999"), (10_000, "10,000"), (1_234_567, "1,234,567"), (-10_000, "-10,000"),
    ])
    func `groups the digits of long numbers`(number: Int, text: String) {
        #expect(number.grouped == text)
    }

    @Test(arguments: [(9, "0.00 s"), (12_345, "12.34 s"), (125_999, "2 min 5 s")])
    func `gives durations in seconds`(milliseconds: Int, text: String) {
        #expect(Duration.milliseconds(milliseconds).inSeconds == text)
    }
}
