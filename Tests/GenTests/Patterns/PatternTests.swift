import Foundation
import Gen
import TestEffort
import Testing

@Suite
struct `Strings from a pattern` {
    /// Patterns that mean the same to the regular expressions of Swift.
    static let patterns = [
        "", "a", "abc", "a|b|", "(a|bc)d", "a?b*c+", "a{3}", "a{2,}", "a{2,5}", "[a-c]x[^a-z\"]",
        #"v\d{1,2}\.\d+(-(alpha|beta))?"#, #"[\w.-]+@[\w-]+\.[a-z]{2,4}"#, #"\[\]\(\)\\\/\*"#,
        "(?:ab){0,2}", "^start.*end$", "[a\\-z]", "[a-]", "((((a))))", #"\s\t\n\r"#, "é[à-ü]", "{?",
    ]

    @Test(arguments: patterns.dropLast())
    func `match it`(pattern: String) throws {
        let regex = try Regex("^(?:\(pattern))$").asciiOnlyDigits()
        var seen: Set<String> = []
        let outcome = Generator<String>.string(matching: pattern).check(RunSettings(seed: 1)) {
            seen.insert($0)
            return $0.wholeMatch(of: regex) != nil
        }
        #expect(outcome.counterexamples.map(\.value) == [])
        #expect(outcome.verdict == .passed)
        #expect(!seen.isEmpty)
    }

    @Test
    func `shrink to the simplest match that fails`() {
        let texts = Generator<String>.string(matching: #"[a-m]{2,8}(-(x|y)\d+)*"#)
        for seed in 0..<UInt64(TestEffort.count(20, plain: 6)) {
            let outcome = texts.check(RunSettings(seed: Seed(seed))) { !$0.contains("y") }
            let smallest = outcome.counterexamples.map(\.value)
            #expect(smallest == ["aa-y0"])
        }
    }

    @Test(arguments: [
        ("(", 2, "expected ')'"), (")", 1, "')' without '('"), ("a)", 2, "')' without '('"),
        ("[a", 3, "expected ']'"), ("[]", 3, "the set is empty"), ("*", 1, "nothing to repeat"),
        ("a**", 3, "cannot be repeated"), ("a{", 3, "expected a number"),
        ("a{2", 4, "expected '}'"), ("a{3,2}", 7, "expected at least 3"),
        ("a{99999999999999999999}", 6, "expected at most 1000"), ("[z-a]", 5, "ends before"),
        ("\\", 2, "expected a character after"), ("\\q", 2, "unknown escape '\\q'"),
        ("(?=a)", 3, "expected ':'"), ("[^ -~]", 7, "the set is empty"),
        (String(repeating: "(", count: 100_000), 34, "nested too deeply"),
    ])
    func `name what is wrong with it`(pattern: String, position: Int, reason: String) {
        let outcome = Generator<String>.string(matching: pattern).check { _ in true }
        guard case .gaveUp(let text) = outcome.verdict else {
            Issue.record("\(outcome.verdict)")
            return
        }
        #expect(text.contains("is invalid at character \(position): "))
        #expect(text.contains(reason))
        #expect(text.contains("PatternTests.swift"))
    }

    @Test
    func `never trap, whatever the pattern is`() {
        let patterns = Generator<String>.string(
            of: Alphabet(["a"..."c", "("..."-", "0"..."9", "?"..."?", "["..."^", "{"..."}"]),
            count: 0...24
        )
        let outcome = patterns.check(
            RunSettings(cases: TestEffort.count(5000, plain: 1000), seed: 1)
        ) { pattern in
            let run = Generator<String>.string(matching: pattern)
                .check(RunSettings(cases: 3, seed: 1)) { _ in true }
            return run.verdict != .failed
        }
        #expect(outcome.verdict == .passed)
    }
}

@Suite
struct `Text of the network` {
    @Test
    func `is valid`() {
        func check(_ generator: Generator<String>, _ isValid: @escaping (String) -> Bool) {
            let outcome = generator.check(
                RunSettings(cases: TestEffort.count(2000, plain: 500), seed: 1)
            ) { isValid($0) }
            #expect(outcome.counterexamples.map(\.value) == [])
        }
        check(.url()) { URL(string: $0)?.host() != nil }
        check(.email()) { $0.split(separator: "@").count == 2 && !$0.contains("..") }
        check(.host()) { $0.utf8.count <= 253 && $0.contains(".") && !$0.hasSuffix(".") }
        check(.ipAddress()) { text in
            var (four, six) = (in_addr(), in6_addr())
            return unsafe inet_pton(AF_INET, text, &four) == 1
                || inet_pton(AF_INET6, text, &six) == 1
        }
    }
}

extension Regex where Output == AnyRegexOutput {
    /// The expression as the generator understands it: `\d`, `\w` and `\s` are ASCII, `.` too.
    fileprivate func asciiOnlyDigits() -> Regex<AnyRegexOutput> {
        asciiOnlyDigits(true).asciiOnlyWordCharacters().asciiOnlyWhitespace()
            .matchingSemantics(.unicodeScalar)
    }
}
