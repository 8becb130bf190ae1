import Gen
import Testing

/// A generator that cannot make a value ends the run quickly, with a reason.
@Suite
struct `Giving up` {
    @Test
    func `names the line of a filter that accepts nothing`() {
        let line: UInt = #line + 1
        let generator = Generator<Int>.int().filter { _ in false }
        #expect(reason(generator)?.contains("GivingUpTests.swift:\(line)") == true)
    }

    @Test
    func `says that the property discards everything`() throws {
        let outcome = Generator<Int>.int().check(RunSettings(cases: 1000, seed: 1)) { _, _ in
            .discarded
        }
        let reason = try #require(outcome.verdict.reason)
        #expect(reason.contains("discarded by the property"))
        #expect(outcome.statistics.discards < 300)
    }

    @Test
    func `does not happen for a filter that accepts one in ten`() {
        let generator = Generator<Int>.int(in: 0...1000).filter { $0 % 10 == 3 }
        let outcome = generator.check(RunSettings(cases: 500, seed: 1)) { _ in true }
        #expect(outcome.verdict == .passed)
    }

    @Test
    func `names the line of an empty range, choice or alphabet`() {
        let line = "GivingUpTests.swift"
        #expect(reason(Generator<Int>.integer(in: 5..<5))?.contains(line) == true)
        #expect(reason(Generator<Int>.element(of: []))?.contains(line) == true)
        #expect(reason(Generator<Int>.oneOf())?.contains(line) == true)
        #expect(reason(Generator<String>.string(of: Alphabet("")))?.contains(line) == true)
    }

    @Test
    func `names the number of elements that cannot be found`() {
        let reason = reason(Generator<Bool>.bool().set(count: 3...5))
        #expect(reason?.contains("expected at least 3 distinct elements, but found fewer") == true)
    }

    @Test
    func `says that a recursion never ends`() {
        #expect(reason(endless())?.contains("nested") == true)
    }

    @Test
    func `says that a value is too long`() {
        let generator = Generator<Int>.int().array(count: 1_000_000)
        #expect(reason(generator)?.contains("1000000 elements are too many") == true)
        let nested = Generator<Int>.int().array(count: 300).array(count: 300)
        #expect(GenTests.reason(nested, 4)?.contains("choices") == true)
    }

    @Test
    func `does not happen for a recursion that ends by chance`() {
        let outcome = chain().check(RunSettings(cases: 200, seed: 1)) { $0 >= 0 }
        #expect(outcome.verdict == .passed)
    }

    private func reason<Value>(_ generator: Generator<Value>) -> String? {
        GenTests.reason(generator, 1000)
    }

    private func endless() -> Generator<Int> {
        Generator<Int> { source throws(Rejection) in 1 + (try source.draw(endless())) }
    }

    private func chain() -> Generator<Int> {
        .frequency(
            (1, .just(0)),
            (50, Generator { source throws(Rejection) in 1 + (try source.draw(chain())) })
        )
    }
}
