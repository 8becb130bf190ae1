import Platform
import Synchronization
import Testing

@Suite
struct `A thread of its own` {
    @Test
    func `has done its work when it is joined`() throws {
        final class Flag: Sendable {
            let isSet = Atomic(false)
        }
        let flag = Flag()
        let thread = try WorkThread { flag.isSet.store(true, ordering: .releasing) }
        thread.join()
        let isSet = flag.isSet.load(ordering: .acquiring)
        #expect(isSet)
    }
}
