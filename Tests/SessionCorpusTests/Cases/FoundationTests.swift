import Foundation
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

/// Every case about a session against Foundation's coders with the same type.
///
/// Where Foundation is known to deviate, the case is a known issue, which fails on the day it is
/// one no longer.
@Suite
struct `Foundation's coders` {
    @Test(arguments: ShippedCorpus.sessions)
    func `decode and give back`(of entry: CorpusCase) {
        guard let deviation = FoundationDeviation(of: entry.id) else {
            judge(entry)
            return
        }
        withKnownIssue("\(deviation.rawValue)") { judge(entry) }
    }

    @Test
    func `deviate on cases that exist`() {
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
