import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

/// Runs every case about a session against the reader, the contract and the decoder.
///
/// The lint derives whole expectations; these tests check each layer separately.
@Suite
struct `The strict path` {
    @Test
    func `runs every case about a session in the folder`() throws {
        let count = try CountedFolder.cases() - CountedFolder.answers()
        #expect(ShippedCorpus.sessions.count == count)
    }

    @Test(arguments: ShippedCorpus.sessions)
    func `accepts and rejects the syntax as expected`(of entry: CorpusCase) {
        let document = try? JSONDocument(parsing: entry.payload)
        switch entry.expectation.syntax {
        case .valid:
            #expect(document != nil)
            #expect(document?.hasByteOrderMark == false)
        case .invalid:
            #expect(document == nil)
        case .implementationDefined:
            #expect(document?.hasByteOrderMark ?? entry.expectation.rules.contains(.jsonDepth))
        }
    }

    @Test(arguments: ShippedCorpus.sessions)
    func `reaches the expected verdict`(of entry: CorpusCase) {
        let verdict = unsafe PayloadVerdict(on: entry.payload.span.bytes)
        #expect(verdict.kind == entry.expectation.contract)
        // The rules of a violation are among the expected ones, and only a violation has rules.
        let faults = Set(entry.expectation.rules)
        #expect(verdict.rules.allSatisfy { faults.contains($0) })
        #expect(verdict.rules.isEmpty == (verdict.kind != .violates))
    }

    @Test(arguments: ShippedCorpus.sessions.filter { !$0.expectation.timestamps.isEmpty })
    func `recognizes the dialects`(of entry: CorpusCase) throws {
        let root = try JSONDocument(parsing: entry.payload).root
        for (field, dialect) in entry.expectation.timestamps {
            let text = try #require(root[JSONString(field.key)]?.string?.string)
            #expect(Timestamp(text).dialect == dialect)
        }
    }

    @Test(arguments: ShippedCorpus.sessions)
    func `decodes and encodes as expected`(of entry: CorpusCase) throws {
        let expectation = entry.expectation
        guard let session = try? SessionObject(json: entry.payload) else {
            #expect(expectation.decode != .accept)
            return
        }
        #expect(expectation.decode != .reject)
        let written = try #require(try JSONDocument(parsing: session.json()).root.members)
        let fields = try #require(FieldReader.outcomes(of: written).first)
        #expect(expectation.fields.contains(fields))
        #expect(try SessionObject(json: session.json()) == session)
    }
}
