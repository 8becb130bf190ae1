import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The words of a command` {
    @Test(arguments: [
        ("python3 a.py", ["python3", "a.py"]),
        ("  a\t b\n", ["a", "b"]),
        (#"a 'b c' "d e""#, ["a", "b c", "d e"]),
        (#"a '' "" x''y"#, ["a", "", "", "xy"]),
        (#"a\ b 'c\d' "e\"f\g" \"#, ["a b", #"c\d"#, #"e"f\g"#, #"\"#]),
        (#"sh -c 'echo "$1" | cat' *"#, ["sh", "-c", #"echo "$1" | cat"#, "*"]),
    ])
    func `are split as in a shell, and nothing is replaced`(text: String, words: [String]) throws {
        #expect(try CommandWords.split(text) == words)
    }

    @Test(arguments: ["", " ", "''", "'a", "a \"b"])
    func `are rejected if there are none, or a quotation mark is open`(text: String) {
        #expect(throws: ValueFault.self) { try CommandWords.split(text) }
    }
}
