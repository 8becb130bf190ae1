import Platform
import Synchronization
import Testing

@Suite
struct `A work thread` {
    @Test
    func `has finished its work when it is joined`() throws {
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
