import Gen
import Testing

@Suite
struct `Ways to fail` {
    private let numbers = Generator<Int>.int(in: 0...100_000)

    @Test(arguments: [1, 4])
    func `that differ from value to value are listed up to ten`(workers: Int) async {
        var settings = RunSettings(cases: 1000, seed: 1)
        settings.workers = workers
        let outcome = await numbers.checkConcurrently(settings) { number, _ in
            number < 50
                ? .holds : .fails(Failure(identity: "\(number)", message: "\(number) is too large"))
        }
        #expect(outcome.verdict == .failed)
        #expect(outcome.counterexamples.count == 10)
        #expect(outcome.hasOtherFailures)
    }

    @Test
    func `that shrinking meets are listed up to ten`() {
        // The run sees one way to fail, at the end of the range. The others are below.
        var settings = RunSettings(cases: 1, seed: 1)
        settings.replays = []
        let outcome = Generator<Int>.int(in: 100_000...100_000).flatMap { high in
            Generator<Int>.int(in: 0...high, target: 0)
        }.check(settings) { number, _ in
            .fails(Failure(identity: "\(number)", message: "all numbers fail"))
        }
        #expect(outcome.counterexamples.count <= 10)
    }

    @Test
    func `are all listed if there are at most ten`() {
        let outcome = numbers.check(RunSettings(cases: 1000, seed: 1)) { number, _ in
            .fails(Failure(identity: "\(number % 10)", message: ""))
        }
        #expect(Set(outcome.counterexamples.map(\.failure.identity)).count == 10)
        #expect(!outcome.hasOtherFailures)
    }

    @Test
    func `that change the second time are irreproducible`() {
        var questions = 0
        let outcome = numbers.check(RunSettings(cases: 1, seed: 1)) { _, _ in
            questions += 1
            return .fails(Failure(identity: questions == 1 ? "first" : "later", message: ""))
        }
        #expect(outcome.verdict == .failed)
        #expect(outcome.irreproducible.map(\.failure.identity).contains("first"))
    }
}
