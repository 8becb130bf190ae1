import Testing

@testable import Reports

@Suite
struct `Text in Markdown` {
    @Test(arguments: [
        ("plain words, 'id' and 12.", "plain words, 'id' and 12."),
        ("a <b> c", "a <code>&#60;b&#62;</code> c"), ("see #1 x", "see <code>&#35;1</code> x"),
        ("by @ann now", "by <code>&#64;ann</code> now"),
        ("ann@example.com", "<code>ann&#64;example.com</code>"),
        ("https://a.b/c", "<code>https&#58;//a.b/c</code>"),
        ("www.example.com", "<code>www&#46;example.com</code>"), ("GH-12", "<code>GH-12</code>"),
        ("![x](y)", "<code>&#33;&#91;x&#93;&#40;y&#41;</code>"),
        (":+1:", "<code>&#58;+1&#58;</code>"),
        ("a | b", "a <code>&#124;</code> b"),
        ("{ a }", "<code>&#123;</code> a <code>&#125;</code>"),
        ("`a` **b**", "<code>&#96;a&#96; &#42;&#42;b&#42;&#42;</code>"),
        ("a\\", "<code>a&#92;</code>"),
        ("(RFC 3629): see", "(RFC 3629): see"), (":a: b", "<code>&#58;a&#58;</code> b"), ("é", "é"),
        ("", ""),
    ])
    func `is prose, with everything special as code`(text: String, safe: String) {
        #expect(MarkdownText.prose(text) == safe)
    }

    @Test
    func `is code`() {
        #expect(MarkdownText.code("a|b `c`") == "<code>a&#124;b &#96;c&#96;</code>")
        #expect(MarkdownText.code("").isEmpty)
    }

    @Test
    func `has nothing that Markdown acts on`() {
        let all = String(String.UnicodeScalarView((0x20..<0x7F).compactMap(Unicode.Scalar.init)))
        for text in [all, String(all.reversed()), all.map(String.init).joined(separator: " ")] {
            for safe in [MarkdownText.prose(text), MarkdownText.code(text)] {
                let rest = safe.replacing(#/&#[0-9]+;|<\/?code>/#, with: "")
                #expect(!rest.contains { "&<>`*_~[]!\\|#@$^{}".contains($0) })
                #expect(!rest.contains(#/:\w/#))
            }
        }
    }
}
