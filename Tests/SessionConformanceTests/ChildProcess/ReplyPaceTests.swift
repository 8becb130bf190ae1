import Testing

@testable import SessionConformance

@Suite
struct `The pace of replies` {
    /// The rest with so many requests due, after replies that came so many microseconds apart.
    private func rest(
        due: Int,
        after intervals: [Int],
        bytes: Int = 100,
        pausing: Bool = false
    ) -> Duration {
        var pace = ReplyPace()
        var now = Duration.zero
        pace.note(1, bytes: bytes, at: now)
        for interval in intervals {
            if pausing { pace.pause() }
            now += .microseconds(interval)
            pace.note(1, bytes: bytes, at: now)
        }
        return pace.rest(due: due)
    }

    @Test
    func `a slow child with much to do is left alone for a while`() {
        #expect(rest(due: 128, after: [1_000, 1_000]) == .milliseconds(16))
        #expect(rest(due: 10, after: [1_000, 1_000]) == .milliseconds(5))
        #expect(rest(due: 128, after: [100, 100]) == .milliseconds(6))
    }

    @Test
    func `nobody rests where that could leave the child idle or blocked`() {
        #expect(rest(due: 2, after: [1_000]) == .zero)
        #expect(rest(due: 128, after: [10]) == .zero)
        #expect(rest(due: 128, after: []) == .zero)
        #expect(rest(due: 128, after: [5_000, 5_000, 10]) == .zero)
        #expect(rest(due: 128, after: [1_000], bytes: 20_000) == .milliseconds(1))
    }

    @Test
    func `the time in which nothing was asked says nothing`() {
        #expect(rest(due: 128, after: [1_000_000, 1_000_000], pausing: true) == .zero)
    }
}
