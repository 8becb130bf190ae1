import Arrangements
import Gen
import TestEffort
import Testing

@testable import SessionContract

@Suite
struct `A filter for secrets` {
    private static let secret = "kAnary-4f1c9~tok/en+77"

    @Test
    func `hides every form in every surrounding`() {
        let filter = SecretFilter([Self.secret])
        for form in SecretForms.all(of: Self.secret) {
            for (before, after) in [("", ""), ("a ", " z"), ("\"", "\""), ("https://", ".com/x")] {
                let text = before + form.text + after
                let redacted = filter.redacting(text)
                #expect(redacted.contains("[redacted]"), "\(form.name): \(text)")
                #expect(!SecretSearch.finds(Self.secret, in: redacted), "\(form.name): \(redacted)")
                #expect(redacted.hasPrefix(before), "\(form.name): \(redacted)")
            }
        }
    }

    @Test
    func `has a search to compare with that finds every form`() {
        for form in SecretForms.all(of: Self.secret) {
            #expect(SecretSearch.finds(Self.secret, in: "a \(form.text) z"), "\(form.name)")
        }
    }

    @Test(arguments: [
        ("", ""), ("nothing to hide", "nothing to hide"),
        ("100% \\ & %zz &#; \\u12", "100% \\ & %zz &#; \\u12"),
        ("/api/v2/users/7/sessions/1111", "/api/v2/users/7/sessions/1111"),
        ("12:30:45 63:61:6e:61 x", "12:30:45 63:61:6e:61 x"),
        ("a secret-token, twice: SECRET-TOKEN.", "a [redacted], twice: [redacted]."),
        ("secret-tokensecret-token", "[redacted][redacted]"),
        ("ecret-token secret-toke", "[redacted] [redacted]"),
        ("cret-token", "cret-token"), ("pin: 4711!", "pin: [redacted]!"),
        ("%34%37%31%31 471 34373131", "[redacted] 471 [redacted]"),
        ("abc", "abc"),
    ])
    func `replaces nothing but secrets`(_ text: String, _ redacted: String) {
        let filter = SecretFilter(["secret-token", "4711", "abc"])
        #expect(filter.redacting(text) == redacted)
        #expect(filter.finds(in: Array(text.utf8)) == (text != redacted))
    }

    @Test(arguments: [
        ("\"x secret-tok…", "\"x [redacted]…"), ("t-token\", 1", "[redacted]\", 1"),
        ("x%73ecret-%74…", "x[redacted]…"), ("x secret-t%6…", "x [redacted]%6…"),
        ("x secr…", "x secr…"), ("secret", "[redacted]"), ("ret-to", "ret-to"),
    ])
    func `hides a piece of a secret where an excerpt is cut`(_ text: String, _ redacted: String) {
        #expect(SecretFilter(["secret-token"]).redacting(part: text) == redacted)
    }

    @Test
    func `hides an address in any case of letters beyond ASCII`() {
        let filter = SecretFilter(["jürgen@example.com"])
        #expect(
            filter.redacting("JÜRGEN@EXAMPLE.COM j%C3%BCrgen@example.com").allSatisfy { $0 != "@" }
        )
    }

    @Test(.enabled(if: TestEffort.isFull, "takes long in a debug build"))
    func `bounds what it does with a long text`() {
        let filter = SecretFilter(["secret-token"])
        let long = String(repeating: "x", count: (1 << 18) - 6) + "secret-token"
        #expect(filter.redacting(long).hasSuffix("x[redacted]…"))
        #expect(filter.finds(in: Array(long.utf8)))
        #expect(!filter.finds(in: Array(long.utf8.dropLast(3))))
    }

    @Test
    func `does not show its secrets`() {
        var shown = ""
        dump(SecretFilter(["secret-token"]), to: &shown)
        #expect(!shown.contains("ecret-toke"))
    }

    /// Characters of tokens and addresses.
    private static let characters = Array(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=@"
    )

    @Test
    func `hides random secrets in random forms between random texts`() {
        var generator = SplitMix64(state: 17)
        for round in 0..<TestEffort.count(100, plain: 30) {
            func random(_ length: ClosedRange<Int>) -> String {
                let count = Int.random(in: length, using: &generator)
                return String(
                    (0..<count).map { _ in
                        Self.characters.randomElement(using: &generator) ?? "x"
                    }
                )
            }
            let secret = random(8...80)
            let other = random(8...20)
            let filter = SecretFilter([other, secret])
            let forms =
                SecretForms.all(of: secret).map(\.text)
                + [SecretForms.mixed(secret, using: &generator)]
            let text =
                random(0...20) + " " + (forms.randomElement(using: &generator) ?? "")
                + " \(random(0...20))"
            let redacted = filter.redacting(text)
            #expect(SecretSearch.finds(secret, in: text), "\(round): \(secret) in \(text)")
            #expect(!SecretSearch.finds(secret, in: redacted), "\(round): \(secret) in \(redacted)")
        }
    }
}
