/// Strings that models tend to damage, each for a different reason.
package enum HostileText {
    /// All strings, the plainest first, because shrinking prefers the first.
    package static let all: [String] =
        defaults + numbers + words + spaces + escapes + unicode + markup + links

    /// Strings that are mistaken for a default or for a missing value.
    static let defaults = ["", "a", " ", "null", "nil", "undefined", "None", "(null)", "-", "{}"]

    /// Strings that a lenient reader takes for a number.
    static let numbers = [
        "0", "1", "-1", "007", "1.0", "1e5", "0x10", "12345", "9007199254740993", "NaN", "Infinity",
    ]

    /// Strings that a lenient reader takes for another type, or that a client uses as a sentinel.
    static let words = [
        "true", "false", "yes", "no", "on", "off", "[]", #"{"id":0}"#, "[object Object]",
        "~?~unset~?~sentinel~?~", "__unset__", "<unset>", "NOT_GIVEN", "N/A", "absent",
        ":a", "^o", "~:a",
        "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2014-11-18",
    ]

    /// Strings with white space that is trimmed, collapsed or breaks a line.
    static let spaces = [
        " a", "a ", "\ta", "a\n", "a\r\nb", "\u{A0}a", "a\u{2003}", "\u{FEFF}a", "a\u{200B}",
        "a  b",
    ]

    /// Strings that must be escaped, or that look as if they were escaped already.
    static let escapes = [
        "\"", "\\", "/", "\u{8}", "\u{C}", "\u{0}", "a\u{0}b", "\u{1F}", "\u{7F}", "\\u0041",
        "\\n", "\\\"", "'", "`", "$a", "%s", "%00", "&amp;", "\u{2028}", "\u{2029}",
    ]

    /// Strings that are normalised, case-folded, cut inside a character, or reordered.
    static let unicode = [
        "\u{E9}", "e\u{301}", "\u{C3}\u{A9}", "\u{C5}", "\u{212B}", "\u{FB01}", "\u{DF}", "\u{130}",
        "\u{131}",
        // With the quotation mark before it, each of these is one character to some languages.
        "\u{301}a", "\u{200D}a", "\u{FE0F}",
        "A", "\u{3A3}", "\u{1F600}", "\u{1F468}\u{200D}\u{1F469}", "\u{1F1E9}\u{1F1EA}",
        "\u{10FFFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "\u{AC00}",
        "\u{1100}\u{1161}", "\u{5D0}\u{202E}a", "q\u{323}\u{307}", "q\u{307}\u{323}", "\u{80}",
        "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{10000}",
    ]

    /// Strings that are escaped for other languages.
    static let markup = [
        "<b>a</b>", "<script>", "</script>", "a&b", "<!--", "\"><", "a;b", "--", "*", "../..",
    ]

    /// Links, including ones that a URL parser would normalise.
    static let links = [
        "https://company.zendesk.com/api/v2/users/12345/sessions/3432.json",
        "HTTPS://Company.Zendesk.COM/", "https://EXAMPLE.com/A", "https://company.zendesk.com",
        "https://example.com/a/../b",
        "https://example.com/%7Ea", "https://example.com/%2f", "https://example.com:443/",
        "https://example.com/\u{E9}", "https://b\u{FC}cher.example/", "http://[::1]/", "//a", "/a",
        "https://example.com/a b", "https://user@example.com/", "https://example.com/?a=1&a=2#",
        "a:b", "javascript:0", "https://example.com/a?", "https://example.com//a",
        "https://example.com/?q=a+b",
    ]

    /// Lengths at and around the usual limits of buffers and database columns.
    package static let lengths = [255, 256, 257, 1023, 1024, 1025, 4095, 4096, 4097, 65_537]
}
