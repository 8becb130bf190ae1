import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `Removing a case` {
    private func added(
        _ payload: String,
        to snapshot: CorpusSnapshot = SmallCorpus.snapshot
    ) throws -> (snapshot: CorpusSnapshot, addition: CorpusAdd.Addition) {
        var adding = CorpusAdd(to: snapshot)
        let addition = try adding.add(
            CaseDraft(
                Array(payload.utf8),
                topic: .types,
                title: "an id of digits",
                why: "w",
                source: CaseSource(.hand, on: "2026-11-23")
            )
        )
        return (adding.snapshot, addition)
    }

    @Test
    func `undoes adding it`() throws {
        var (snapshot, addition) = try added(#"{"id":"12"}"#)
        let removal = try CorpusRemoval(of: addition.id, from: &snapshot)
        #expect(snapshot.files == SmallCorpus.snapshot.files)
        #expect(removal.path == "types/cases.json")
        #expect(!removal.emptiesFile)
        #expect(removal.payloadPath == nil)
    }

    @Test
    func `removes its raw payload`() throws {
        let long = #"{"id":"\#(String(repeating: "1", count: 2_000))"}"#
        var (snapshot, addition) = try added(long)
        #expect(snapshot.files["types/an-id-of-digits.payload"] == Array(long.utf8))
        let removal = try CorpusRemoval(of: addition.id, from: &snapshot)
        #expect(removal.payloadPath == "types/an-id-of-digits.payload")
        #expect(snapshot.files == SmallCorpus.snapshot.files)
    }

    @Test
    func `removes its file if no other case is in it`() throws {
        var snapshot = SmallCorpus.snapshot
        let ids = ["types-id-digits", "types-id-integer"]
        #expect(try !CorpusRemoval(of: ids[0], from: &snapshot).emptiesFile)
        #expect(try CorpusRemoval(of: ids[1], from: &snapshot).emptiesFile)
        #expect(snapshot.files["types/cases.json"] == nil)
        #expect(Corpus(snapshot).mistakes == [])
    }

    @Test
    func `takes it out of the known deviations, and those that nothing shows any more`() throws {
        var (snapshot, addition) = try added(#"{"id":"12"}"#)
        let entry = { (id: String, cases: [String]) -> JSONValue in
            .object([
                ("id", .text(id)), ("description", .text("d")), ("decoder", .text("d")),
                ("cases", .texts(cases)),
            ])
        }
        let both = entry("both", [addition.id, "types-id-digits"])
        let single = entry("single", [addition.id])
        let root = { (entries: [JSONValue]) -> [UInt8] in
            let root = JSONValue.object([
                ("format", .text(TopicFile.format)), ("deviations", .array(entries)),
            ])
            return Array(CorpusFormatter.text(of: root).utf8)
        }
        snapshot.files["deviations.json"] = root([both, single])
        let removal = try CorpusRemoval(of: addition.id, from: &snapshot)
        #expect(removal.wasDeviation && removal.removedDeviations == ["single"])
        #expect(snapshot.files["deviations.json"] == root([entry("both", ["types-id-digits"])]))
    }

    @Test
    func `is refused once it has been released`() {
        var snapshot = SmallCorpus.snapshot
        snapshot.files["VERSION"] = Array("1.1.0\n".utf8)
        let before = snapshot.files
        let failure = #expect(throws: CorpusFailure.self) {
            try CorpusRemoval(of: "types-id-digits", from: &snapshot)
        }
        #expect(failure?.kind == .refused)
        #expect(failure?.description.contains("was released with version 1.0.0") == true)
        #expect(failure?.description.contains("retired.json") == true)
        #expect(snapshot.files == before)
    }

    @Test
    func `names the nearest id if there is no such case`() {
        var snapshot = SmallCorpus.snapshot
        let failure = #expect(throws: CorpusFailure.self) {
            try CorpusRemoval(of: "types-id-digit", from: &snapshot)
        }
        #expect(failure?.kind == .notFound)
        #expect(failure?.description.contains("'types-id-digits'") == true)
    }
}
