import Gen
import GenTesting
import Testing

@Test
func `sorting twice is sorting once`() async throws {
    try await forAll(.int().array()) { list in
        let sorted = list.sorted()
        #expect(sorted.sorted() == sorted)
    }
}

@Suite(.disabled("it fails on purpose, because the documentation shows its failure"))
struct `An example that fails` {
    @Test
    func `addition is associative`() async throws {
        try await forAll(.zip(.double(), .double(), .double())) { a, b, c in
            #expect((a + b) + c == a + (b + c))
        }
    }
}

@Test
func `parsing reverses printing`() async throws {
    try await forAll(.int()) { number in
        try #expect(parse("\(number)") == number)
    }
}

@Test
func `parsing reverses printing, also for the limits`() async throws {
    try await forAll(.int(), examples: [.min, .max]) { number in
        try #expect(parse("\(number)") == number)
    }
}

@Test
func `division and remainder give the dividend`() async throws {
    try await forAll(.int(), .int()) { dividend, divisor in
        try assume(divisor != 0 && divisor != -1)
        let quotient = dividend / divisor
        note("the quotient is \(quotient)")
        classify(quotient == 0, as: "small dividend")
        cover("exact", atLeast: 0.01, dividend % divisor == 0)
        #expect(quotient * divisor + dividend % divisor == dividend)
    }
}

@Test
func `an assumption discards a case`() async throws {
    try await forAll(.int(), .int()) { dividend, divisor in
        try assume(divisor != 0 && divisor != -1)
        #expect(dividend / divisor * divisor + dividend % divisor == dividend)
    }
}

@Test(.cases(10_000), .seed(7), .timeBudget(.seconds(5)))
func `lowercase text stays as it is`() async throws {
    try await forAll(.string()) { text in
        #expect(text.lowercased().lowercased() == text.lowercased())
    }
}

@Test
func `a property can have its own settings`() async throws {
    try await forAll(.string(), RunSettings(cases: 10_000, seed: 7)) { text in
        #expect(text.lowercased().lowercased() == text.lowercased())
    }
}

@Test
func `a property can be checked outside a test`() {
    let outcome = Generator<Int>.int().array().check { list in
        list.sorted().count == list.count
    }
    if outcome.verdict != .passed {
        print(outcome.counterexamples.first?.value as Any)
    }
    #expect(outcome.verdict == .passed)
}

@Test
func `reversing a list twice gives the list`() async throws {
    try await forAll(.int().array()) { list in
        #expect(list.reversed().reversed() == list)
    }
}

/// The parser of the examples, which reads an integer.
func parse(_ text: String) throws -> Int {
    struct NotANumber: Error {}
    guard let number = Int(text) else { throw NotANumber() }
    return number
}
