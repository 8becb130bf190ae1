import Drift
import SessionModel
import Testing

@Suite
struct `A counter of a census` {
    @Test
    func `is at its place in the list, and has a name of its own`() {
        let counters = CensusCounter.allCases
        #expect(counters.map(\.ordinal) == Array(counters.indices))
        #expect(Set(counters.map(\.name)).count == counters.count)
        for counter in counters { #expect(CensusCounter(name: counter.name) == counter) }
        #expect(CensusCounter(name: "url.dialect") == nil)
        #expect(CensusCounter(name: "") == nil)
    }

    @Test
    func `covers each declared field`() {
        for field in DeclaredField.allCases {
            #expect(CensusCounter.allCases.count { $0.field == field } == 7)
        }
    }
}
