import Foundation
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

/// Runs every case about a session against Foundation's coders with the same type.
///
/// A known deviation of Foundation is a known issue, so the test fails once it no longer occurs.
@Suite
struct `Foundation's coders` {
    @Test(arguments: ShippedCorpus.sessions)
    func `decode and encode as expected`(of entry: CorpusCase) {
        guard let deviation = FoundationDeviation(of: entry.id) else {
            judge(entry)
            return
        }
        withKnownIssue("\(deviation.rawValue)") { judge(entry) }
    }

    @Test
    func `deviate only on existing cases`() {
        let ids = Set(ShippedCorpus.sessions.map(\.id))
        for deviation in FoundationDeviation.allCases {
            #expect(deviation.cases.filter { !ids.contains($0) } == [])
            #expect(!deviation.cases.isEmpty)
        }
    }

    private func judge(_ entry: CorpusCase) {
        let expectation = entry.expectation
        let session: SessionObject
        do {
            session = try JSONDecoder().decode(SessionObject.self, from: Data(entry.payload))
        } catch {
            #expect(expectation.decode != .accept, "rejected: \(error)")
            return
        }
        #expect(expectation.decode != .reject, "accepted")
        guard expectation.decode != .reject, !expectation.fields.isEmpty else { return }
        let written = (try? JSONEncoder().encode(session)).map(Array.init) ?? []
        let members = (try? JSONDocument(parsing: written))?.root.members ?? []
        let fields = FieldReader.outcomes(of: members).first
        #expect(fields.map { expectation.fields.contains($0) } == true, "altered")
    }
}
