import Drift
import SessionModel
import Testing

@Suite
struct `A census` {
    private let empty = Census(toolVersion: "1.0.0", takenAt: 0, key: "0000000000000000")

    @Test
    func `joins the states of a counter if there are too many, whatever their order`() {
        let names = (0...Census.stateLimit).map { "/\(String(repeating: "*/", count: $0))" }
        var one = empty
        var other = empty
        for (block, name) in names.enumerated() { one.add(.path(.url), name, in: block % 32) }
        for (block, name) in names.enumerated().reversed() {
            other.add(.path(.url), name, in: block % 32)
        }
        #expect(one == other)
        #expect(one.isJoined(.path(.url)))
        #expect(one.counts(of: "url.path") == [Census.joinedState: names.count])
        one.add(.path(.url), "/", in: 0)
        one.add(.path(.url), names[5], in: 0)
        #expect(one.counts(of: "url.path") == [Census.joinedState: names.count + 2])
    }

    @Test
    func `keeps all states up to the limit`() {
        var census = empty
        for number in 0..<Census.stateLimit { census.add(.path(.url), "/\(number)", in: 0) }
        census.add(.path(.url), "/0", in: 1)
        #expect(!census.isJoined(.path(.url)))
        #expect(census.states(of: .path(.url)).count == Census.stateLimit)
        #expect(census.counts(of: "url.path")["/0"] == 2)
    }

    @Test
    func `joins when parts have too many only together`() throws {
        var one = empty
        var other = empty
        for number in 0..<60 { one.add(.path(.url), "/a\(number)", in: 0) }
        for number in 0..<60 { other.add(.path(.url), "/b\(number)", in: 0) }
        var sum = one
        try sum.add(other)
        var reversed = other
        try reversed.add(one)
        #expect(sum == reversed && sum.isJoined(.path(.url)))
        #expect(sum.counts(of: "url.path") == [Census.joinedState: 120])
    }

    @Test
    func `refuses to add what does not belong to it`() throws {
        let pairs: [(Census, Census.Mismatch)] = [
            (Census(toolVersion: "1.0.1", takenAt: 0, key: empty.key), .version),
            (Census(toolVersion: "1.0.0", takenAt: 1, key: empty.key), .time),
            (Census(toolVersion: "1.0.0", takenAt: 0, key: "0000000000000001"), .key),
        ]
        for (other, mismatch) in pairs {
            var sum = empty
            #expect(throws: mismatch) { try sum.add(other) }
            #expect(sum == empty)
        }
        var large = empty
        large.sessions.add(Census.largestCount, in: 0)
        #expect(throws: Census.Mismatch.size) { try large.add(large) }
    }
}
