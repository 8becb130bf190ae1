import Platform
import Testing

@Suite
struct `A set of polled descriptors` {
    @Test
    func `reports the events of each by its place`() throws {
        let (quiet, loud) = (try Pipe(), try Pipe())
        try loud.writing.write([1])
        var set = PollSet()
        set.add(quiet.reading, for: .readable)
        set.add(nil, for: .readable)
        set.add(loud.reading, for: .readable)
        set.add(loud.writing, for: .writable)
        let isReady = set.wait(for: nil)
        #expect(isReady)
        #expect(set[0].isEmpty)
        #expect(set[1].isEmpty)
        #expect(set[2].contains(.readable))
        #expect(set[3].contains(.writable))
    }

    @Test
    func `stops waiting when the time is over`() throws {
        let pipe = try Pipe()
        var set = PollSet()
        set.add(pipe.reading, for: .readable)
        for timeout: Duration in [.zero, .seconds(-5), .nanoseconds(1)] {
            let isReady = set.wait(for: timeout)
            #expect(!isReady)
        }
        #expect(set[0].isEmpty)
    }

    @Test
    func `notices that the other end is gone`() throws {
        var pipe: Pipe? = try Pipe()
        let reading = try #require(pipe?.reading)
        pipe = nil
        var set = PollSet()
        set.add(reading, for: .readable)
        set.wait(for: nil)
        #expect(!set[0].isDisjoint(with: .gone))
    }
}
