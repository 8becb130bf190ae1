import Gen
import Testing

/// What can make no value ends quickly and says why.
@Suite
struct `Giving up` {
    @Test
    func `a filter that accepts nothing is named`() {
        let line: UInt = #line + 1
        let generator = Generator<Int>.int().filter { _ in false }
        #expect(reason(generator)?.contains("GivingUpTests.swift:\(line)") == true)
    }

    @Test
    func `a property that discards everything is told apart`() throws {
        let outcome = Generator<Int>.int().check(RunSettings(cases: 1000, seed: 1)) { _, _ in
            .discarded
        }
        let reason = try #require(outcome.verdict.reason)
        #expect(reason.contains("discarded by the property"))
        #expect(outcome.statistics.discards < 300)
    }

    @Test
    func `a filter that accepts one in ten is no reason to give up`() {
        let generator = Generator<Int>.int(in: 0...1000).filter { $0 % 10 == 3 }
        let outcome = generator.check(RunSettings(cases: 500, seed: 1)) { _ in true }
        #expect(outcome.verdict == .passed)
    }

    @Test
    func `an empty range, an empty choice and an empty alphabet are named`() {
        let line = "GivingUpTests.swift"
        #expect(reason(Generator<Int>.integer(in: 5..<5))?.contains(line) == true)
        #expect(reason(Generator<Int>.element(of: []))?.contains(line) == true)
        #expect(reason(Generator<Int>.oneOf())?.contains(line) == true)
        #expect(reason(Generator<String>.string(of: Alphabet("")))?.contains(line) == true)
    }

    @Test
    func `an impossible length is named`() {
        let reason = reason(Generator<Bool>.bool().set(count: 3...5))
        #expect(reason?.contains("3 different elements were wanted, fewer were found") == true)
    }

    @Test
    func `recursion without end is named`() {
        #expect(reason(endless())?.contains("nested") == true)
    }

    @Test
    func `a value of endless length is named`() {
        let generator = Generator<Int>.int().array(count: 1_000_000)
        #expect(reason(generator)?.contains("1000000 elements are too many") == true)
        let nested = Generator<Int>.int().array(count: 300).array(count: 300)
        #expect(GenTests.reason(nested, 4)?.contains("choices") == true)
    }

    @Test
    func `recursion that ends by chance alone is brought to an end`() {
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
