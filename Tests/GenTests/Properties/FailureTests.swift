import Gen
import Testing

@Suite
struct `A failure created from an error` {
    private enum Refusal: Error {
        case tooLarge(Int)
        case unknown(name: String, Int)
        case empty
        case closed
    }

    private struct Broken: Error, CustomStringConvertible {
        let number: Int
        var description: String { "broken at \(number)" }
    }

    @Test
    func `is identified by the type of the error and not by its content`() {
        #expect(Failure(Broken(number: 1)).identity == Failure(Broken(number: 2)).identity)
        #expect(Failure(Broken(number: 1)).identity != Failure(Refusal.empty).identity)
        #expect(Failure(Broken(number: 1)).message == "broken at 1")
    }

    @Test
    func `is identified by the case if the error is an enumeration`() {
        let cases: [Refusal] = [.tooLarge(1), .unknown(name: "a", 1), .empty, .closed]
        let others: [Refusal] = [.tooLarge(2), .unknown(name: "b", 2), .empty, .closed]
        #expect(cases.map { Failure($0).identity } == others.map { Failure($0).identity })
        #expect(Set(cases.map { Failure($0).identity }).count == 4)
    }
}
