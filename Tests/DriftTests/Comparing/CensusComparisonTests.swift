import DriftPopulations
import SessionModel
import TestEffort
import Testing

@testable import Drift

@Suite
struct `A comparison of censuses` {
    private static func session(_ id: Int, _ more: String = "") -> String {
        #"{"authenticated_at":"2026-11-26T08:00:00Z","id":\#(id),"last_seen_at":"#
            + #""2026-11-27T08:00:00Z","url":"https://a.b/api","user_id":\#(id)\#(more)}"#
    }

    private static let plain = (0..<400).map { session($0) }

    private func changes(
        _ old: [String],
        _ new: [String]
    ) -> [(CensusChange.Grade, String, String)] {
        CensusComparison(Census.counting(old), Census.counting(new)).changes.map {
            ($0.grade, $0.counter.name, $0.state)
        }
    }

    @Test
    func `finds nothing in a census and itself`() {
        let comparison = CensusComparison(Census.counting(Self.plain), Census.counting(Self.plain))
        #expect(comparison.changes.isEmpty && !comparison.isTooSmall)
        #expect(comparison.old.sessions == 400)
    }

    @Test(arguments: [
        (#"{"user_id":1}"#, "id.state", "absent"),
        (#"{"id":null,"user_id":1}"#, "id.state", "null"),
        (#"{"id":"1"}"#, "id.type", "string"), (#"{"id":1,"url":7}"#, "url.type", "number"),
        (#"{"id":1.5}"#, "id.spelling", "not-an-integer"),
    ])
    func `takes one violation of the contract for a break`(
        session: String,
        counter: String,
        state: String
    ) {
        let found = changes(Self.plain, Self.plain + [session])
        #expect(found.contains { $0 == (.breaking, counter, state) }, "\(found)")
        #expect(
            !changes(Self.plain + [session], Self.plain + [session]).contains {
                $0.0 == .breaking
            }
        )
    }

    @Test
    func `says what is new, and what is gone`() throws {
        let nulls = (0..<400).map { id in
            id % 10 == 0
                ? Self.session(id).replacing(#""https://a.b/api""#, with: "null") : Self.session(id)
        }
        #expect(changes(Self.plain, nulls).map(\.0) == [.widening])
        #expect(changes(Self.plain, nulls).map(\.2) == ["null"])
        #expect(changes(nulls, Self.plain).map(\.0) == [.narrowing])
    }

    @Test
    func `lists a new state that is rare`() {
        let new = Self.plain.dropLast() + [Self.session(400, #","device":1"#)]
        let found = changes(Self.plain, Array(new))
        #expect(found.map(\.0) == [.firstSeen] && found.map(\.2) == ["device"])
    }

    @Test
    func `compares the types of an undeclared field where it is there`() {
        func lines(_ share: Int, _ value: String) -> [String] {
            (0..<1_000).map { Self.session($0, $0 % share == 0 ? ",\"device\":\(value)" : "") }
        }
        let strings = lines(10, "\"x\"")
        let found = changes(lines(10, "1"), strings)
        // That there are no numbers any more says the same.
        #expect(found.map(\.0) == [.widening] && found.map(\.2) == ["device:string"], "\(found)")
        #expect(changes(strings, lines(10, "null")).first?.2 == "device:null")
        // The field itself is more frequent, and its values are what they were.
        #expect(changes(strings, lines(2, "\"x\"")).map(\.1) == ["session.keys"])
        #expect(!changes(Self.plain, strings).contains { $0.1 == "session.types" })
    }

    @Test
    func `does not compare types where a census has too many fields`() {
        let many = (0..<1_000).map { id in
            let letters = Array("abcdefghijklmnopqrst")
            let name = "a\(letters[id % 20])o\(letters[id / 20 % 20])a"
            return Self.session(id, ",\"\(name)\":1")
        }
        let comparison = CensusComparison(Census.counting(many), Census.counting(many))
        #expect(comparison.skipped.contains(.keys))
        #expect(comparison.changes.isEmpty)
    }

    @Test
    func `reports ids that have grown once, and not at all if their type has`() {
        func lines(_ first: Int) -> [String] {
            (0..<500).map { #"{"id":\#(first + $0),"user_id":\#($0)}"# }
        }
        #expect(changes(lines(900_000), lines(9_000_000)).map(\.0) == [.shift])
        let found = changes(lines(900_000), lines(90_000_000_000))
        #expect(found.map(\.1) == ["id.size"] && found.map(\.0) == [.widening], "\(found)")
    }

    @Test
    func `does not trust one user with many sessions`() {
        let user = (0..<60).map { id in
            Self.session(id).replacing(#""user_id":\#(id)"#, with: #""user_id":9"#)
                .replacing("https://a.b/api", with: "https://a.b/me")
        }
        let found = changes(Self.plain, Self.plain + user)
        #expect(!found.contains { $0.1 == "url.path" && $0.0 != .firstSeen }, "\(found)")
    }

    @Test
    func `is inconclusive if there is little`() {
        let few = Census.counting(Array(Self.plain.prefix(99)))
        #expect(CensusComparison(few, Census.counting(Self.plain)).isTooSmall)
        #expect(CensusComparison(Census.counting([]), Census.counting([])).isTooSmall)
        #expect(
            !CensusComparison(
                Census.counting(Array(Self.plain.prefix(200))),
                Census.counting(Self.plain)
            ).isTooSmall
        )
    }

    /// Returns the changes from one kind of `url` to another, as names with grades.
    private static func changes(_ old: [String], _ new: [String]) -> [String] {
        func lines(_ urls: [String]) -> [String] {
            (0..<1_000).map { #"{"id":1,"user_id":\#($0)\#(urls[$0 % urls.count])}"# }
        }
        let comparison = CensusComparison(
            Census.counting(lines(old)),
            Census.counting(lines(new))
        )
        return comparison.changes.map { "\($0.grade) \($0.name)" }
    }

    @Test
    func `reports a forbidden type of a field that had no value`() {
        let changes = Self.changes([#","url":null"#], [#","url":7"#])
        #expect(changes.contains { $0.hasPrefix("breaking url.type") }, "\(changes)")
    }

    @Test
    func `reports a field that vanishes, even if it was rarely there`() {
        let value = #","url":"https://a.zendesk.com/api/v2/users/1/sessions/1.json""#
        for (form, name) in [("", "absent"), (#","url":null"#, "null")] {
            let changes = Self.changes([form, form, value], [form])
            #expect(changes.contains("widening url.state \(name)"), "\(changes)")
        }
    }

    // MARK: Samples of populations

    private static let trial = DriftTrial(
        SessionPopulation(count: TestEffort.count(500, plain: 200), seed: 2)
    )

    /// The same with 10,000 pairs of up to 10,000 sessions is `scripts/soak --drift`.
    @Test(arguments: [(300, 1), (300, 10), (1_000, 1), (1_000, 10)])
    func `does not alarm at two samples of one population`(size: Int, cluster: Int) {
        let form = SessionPopulation.Form(size: size, cluster: cluster)
        let pairs = TestEffort.count(100, plain: 8)
        let outcome = Self.trial.outcome(of: pairs, form, seed: 3)
        #expect(outcome.alarms == 0, "\(outcome.causes)")
        // Thirty users are fewer than a hundred independent sessions.
        if size == 300 { #expect(outcome.tooSmall == (cluster == 1 ? 0 : outcome.pairs)) }
    }

    @Test(arguments: [SessionChange.null, .dialect, .largeID])
    func `alarms at a change in three of a hundred sessions`(change: SessionChange) {
        let form = SessionPopulation.Form(size: 1_500)
        let pairs = TestEffort.count(30, plain: 4)
        let outcome = Self.trial.outcome(of: pairs, form, change, share: 0.03, seed: 4)
        #expect(outcome.alarms == outcome.pairs, "\(outcome)")
        #expect(outcome.breaking == (change == .largeID ? outcome.pairs : 0))
    }

    @Test
    func `lists a new field in one of two hundred sessions`() {
        let form = SessionPopulation.Form(size: 1_000)
        let pairs = TestEffort.count(30, plain: 8)
        let outcome = Self.trial.outcome(of: pairs, form, .field, share: 0.005, seed: 5)
        #expect(outcome.firstSeen + outcome.alarms >= pairs * 14 / 15, "\(outcome)")
    }

    @Test
    func `alarms at a required field that is absent once`() {
        let form = SessionPopulation.Form(size: 400)
        let outcome = Self.trial.outcome(
            of: TestEffort.count(20, plain: 5),
            form,
            .missing,
            share: 0.03,
            seed: 6
        )
        #expect(outcome.breaking == outcome.pairs)
    }
}
