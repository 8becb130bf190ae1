import Testing

@testable import SessionConformance

@Suite
struct `The text of a payload` {
    @Test(arguments: [
        (#"{"id":0}"#, #"{"id":0}"#), ("é\u{1F600}", "é\u{1F600}"),
        ("\u{1B}[2J\n", #"\x1b[2J\x0a"#),
        ("e\u{301}", #"e\xcc\x81"#), ("\u{202E}", #"\xe2\x80\xae"#), ("\u{FFFD}", "\u{FFFD}"),
        ("", ""),
    ])
    func `escapes whatever could affect a terminal`(text: String, shown: String) {
        #expect(
            PayloadText.shown(Array(text.utf8)).unicodeScalars.elementsEqual(shown.unicodeScalars)
        )
        #expect(PayloadText.whole(Array(text.utf8)) == PayloadText.shown(Array(text.utf8)))
    }

    @Test
    func `escapes bytes that are not UTF-8`() {
        #expect(PayloadText.shown([0x7B, 0xFF, 0xC3, 0xA9, 0x00]) == #"{\xff\xc3\xa9\x00"#)
    }

    @Test
    func `shows the beginning of a long payload`() {
        for payload in [
            Array(String(repeating: "é", count: 500).utf8), [UInt8](repeating: 0xFF, count: 500),
        ] {
            let shown = PayloadText.shown(payload)
            #expect(shown.hasSuffix("… (\(payload.count) bytes)"))
            #expect(shown.count < 1_650)
            #expect(
                PayloadText.whole(payload).hasSuffix("é")
                    || PayloadText.whole(payload).count == 2_000
            )
        }
    }
}
