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

    @Test
    func `has only the states that a run can write`() {
        let texts = [
            "", "x", "secret", "Value", "value ", "vvvv", "vvvvvv", "user_id>secret", "id>id",
            "authenticated_at>id", ">", "3-secrets", "10-labels", "3-labels-secret",
            "3-labels-port-user", "/api/v9", "/secret", "/N/../N", "2-4", "65536", "3 bits", "65",
            "111", "cursor-and-cursor", "cursor-and", "none-and-count", "a@b.c", "contract/secret",
            "device:text", "device:", ":string", "a@b.c:string", "*:string", "\u{1B}[2J",
        ]
        // A plain word may be the name of a field.
        for counter in CensusCounter.allCases where counter != .keys {
            for text in texts { #expect(!counter.isState(text), "\(counter.name) \(text)") }
        }
    }

    @Test
    func `joins states only where there can be too many`() {
        let joined = CensusCounter.allCases.filter { $0.isState(Census.joinedState) }
        #expect(
            Set(joined.map(\.aspect)) == ["presence", "order", "keys", "types", "path", "host"]
        )
    }
}
