import Testing

@Suite
struct `The tokens of Swift code` {
    /// The words of the code, without literals and punctuation.
    private func words(_ text: String) -> [String] {
        SwiftLexer.tokens(of: text).filter { $0.kind == .word }.map(\.text)
    }

    private func literals(_ text: String) -> [String] {
        SwiftLexer.tokens(of: text).filter { $0.kind == .literal }.map(\.text)
    }

    @Test(arguments: [
        ("a // b\nc", ["a", "c"]),
        ("a /* b */ c", ["a", "c"]),
        ("a /* b /* c */ d */ e", ["a", "e"]),
        ("a /* \" */ b /* \" */ c", ["a", "b", "c"]),
        ("a /// `b`\n/** c */ d", ["a", "d"]),
        ("a /* b", ["a"]),
    ])
    func `leave comments out`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        (#"a "b" c"#, ["b"]),
        (#"a "" c"#, [""]),
        (#"a "b \" // d" c"#, ["b  // d"]),
        (##"a #"b " \ d"# c"##, [#"b " \ d"#]),
        (###"a #"b \#" d"# c"###, ["b  d"]),
        ("a \"\"\"\n  b \"d\" // e\n  \"\"\" c", ["\n  b \"d\" // e\n  "]),
        ("a #\"\"\"\n  b \"\"\" \\ d\n  \"\"\"# c", ["\n  b \"\"\" \\ d\n  "]),
        (##"a #"""# c"##, [#"""#]),
        ("a(/b\" \\/ d/) c", ["b\" \\/ d"]),
        ("a\n\"unfinished\nc", ["unfinished"]),
    ])
    func `separate literals from code`(text: String, expected: [String]) {
        if !expected.isEmpty { #expect(words(text) == ["a", "c"]) }
        #expect(literals(text) == expected)
    }

    @Test
    func `include the code of interpolations`() {
        #expect(words(#"a "b \(c(d) + "\(e)") f" g"#) == ["a", "c", "d", "e", "g"])
        #expect(words(##"a #"b \(c) \#(d)"# e"##) == ["a", "d", "e"])
    }

    @Test
    func `include backticks, punctuation and lines`() {
        let tokens = SwiftLexer.tokens(of: "a\n`b c`\n\"\"\"\n\n\"\"\".d")
        #expect(
            tokens == [
                SwiftToken(kind: .word, text: "a", line: 1),
                SwiftToken(kind: .escapedWord, text: "b c", line: 2),
                SwiftToken(kind: .literal, text: "\n\n", line: 3),
                SwiftToken(kind: .mark, text: ".", line: 5),
                SwiftToken(kind: .word, text: "d", line: 5),
            ]
        )
    }

    @Test
    func `distinguish division from a regex`() {
        #expect(words("a / b / c") == ["a", "b", "c"])
        #expect(words("a/b/c") == ["a", "b", "c"])
        #expect(words("x = /b/") == ["x"])
        #expect(words("return /b/") == ["return"])
    }
}
