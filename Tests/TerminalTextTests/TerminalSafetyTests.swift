import TerminalText
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
    func `has visible escapes instead of characters that act on it`(raw: String, safe: String) {
        #expect(raw.terminalSafe == safe)
    }

    @Test(arguments: [
        ("::error::x", #"\u{3a}:error::x"#),
        (" \u{A0}\u{3000}::set-env name=a", " \u{A0}\u{3000}" + #"\u{3a}:set-env name=a"#),
        ("##[error]x ###[a] ##vso[b]", #"#\u{23}[error]x ##\u{23}[a] #\u{23}vso[b]"#),
        ("::\u{200B}error::", #"::\u{200b}error::"#),
        ("\t::error::", #"\t::error::"#),
        ("::1 :::a a::b:: # [ ##a #[b] ## c", "::1 :::a a::b:: # [ ##a #[b] ## c"),
    ])
    func `has no commands to a runner`(raw: String, safe: String) {
        #expect(raw.terminalSafe == safe)
        #expect(safe.terminalSafe == safe)
    }

    @Test
    func `has no commands to a runner in any of its lines`() {
        #expect("a\n ::b::\n".terminalSafeLines == "a\n \\u{3a}:b::\n")
        #expect("ab ::c::d ::e".wrapped(to: 4) == ["ab", #"\u{3a}:c::d"#, #"\u{3a}:e"#])
    }

    @Test
    func `contains no control characters`() {
        for value in UInt32(0)...0x2100 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let safe = String(scalar).terminalSafe
            #expect(
                safe.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) }
            )
        }
    }

    @Test
    func `keeps its line feeds if it is made safe line by line`() {
        #expect("a\u{1B}\n\nb\r\n".terminalSafeLines == "a\\u{1b}\n\nb\\r\n")
    }

    @Test
    func `uses JSON escapes inside JSON`() {
        #expect(
            "[\"\u{7F}\u{202E}\u{E0001}é\",\n1]".escapingTerminalControls
                == #"["\u007f\u202e\udb40\udc01é","# + "\n1]"
        )
        #expect("{\"a\":\n1}".escapingTerminalControls == "{\"a\":\n1}")
        #expect(
            "[\"##[a]\",\"é##[b]\"]".escapingTerminalControls
                == "[\"#\\u0023[a]\",\"é#\\u0023[b]\"]"
        )
    }
}
