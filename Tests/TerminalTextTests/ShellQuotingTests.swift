import TerminalText
import Testing

@Suite
struct `A word of a shell` {
    @Test(arguments: [
        ("python3", "python3"), ("./a-b_c.py", "./a-b_c.py"), ("", "''"), ("a b", "'a b'"),
        ("it's", #"'it'\''s'"#), ("$(x)", "'$(x)'"), ("é", "'é'"), ("a;b", "'a;b'"),
    ])
    func `is quoted if necessary`(text: String, quoted: String) {
        #expect(text.shellQuoted == quoted)
    }
}
