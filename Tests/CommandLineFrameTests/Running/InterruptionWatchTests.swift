import Synchronization
import Testing

@testable import CommandLineFrame

@Suite(.timeLimit(.minutes(10)))
struct `An interruption watch` {
    private let watch = InterruptionWatch()

    @Test
    func `has no signal until one comes`() {
        #expect(watch.signal == nil)
        watch.announce()
        #expect(watch.signal == nil)
        watch.interrupt(by: 15)
        #expect(watch.signal == 15)
    }

    @Test
    func `keeps the first signal`() {
        watch.interrupt(by: 1)
        watch.interrupt(by: 2)
        #expect(watch.signal == 1)
    }

    @Test
    func `wakes waiting tasks, whether they wait before or after the signal`() async {
        async let first = watch.wait()
        async let second = watch.wait()
        watch.interrupt(by: 2)
        #expect(await [first, second, watch.wait()] == [2, 2, 2])
    }

    @Test
    func `wakes waiting tasks when the recorded signal is announced`() async {
        let noted = Mutex<Int32?>(nil)
        let watch = InterruptionWatch { noted.withLock(\.self) }
        async let waiting = watch.wait()
        #expect(watch.signal == nil)
        noted.withLock { $0 = 1 }
        #expect(watch.signal == 1)
        watch.announce()
        #expect(await waiting == 1)
    }

    @Test
    func `cancels running work`() async {
        let wasCancelled = await watch.cancelling { [watch] in
            watch.interrupt(by: 2)
            return Task.isCancelled
        }
        #expect(wasCancelled)
    }

    @Test
    func `cancels work that starts after the signal`() async {
        watch.interrupt(by: 2)
        let (reported, report) = AsyncStream.makeStream(of: Never.self)
        let wasCancelled = await watch.cancelling {
            // Ends when the task is cancelled.
            for await _ in reported {}
            return Task.isCancelled
        }
        report.finish()
        #expect(wasCancelled)
    }

    @Test
    func `returns the result of work that is not interrupted`() async {
        #expect(await watch.cancelling { 7 } == 7)
    }
}
