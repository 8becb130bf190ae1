import Testing

@testable import SessionCorpus

@Suite
struct `The built-in corpus` {
    @Test
    func `is the folder, byte for byte`() throws {
        let folder = try ShippedCorpus.snapshot.get()
        #expect(folder.files.count > 20)
        #expect(Set(BuiltInCorpus.snapshot.files.keys) == Set(folder.files.keys))
        for (path, bytes) in folder.files {
            let isEqual = BuiltInCorpus.snapshot.files[path] == bytes
            #expect(isEqual, "\(path) differs")
        }
    }

    @Test
    func `reads like the folder`() throws {
        #expect(BuiltInCorpus.corpus.mistakes == [])
        let corpus = try ShippedCorpus.corpus.get()
        #expect(BuiltInCorpus.corpus.version == corpus.version)
        #expect(BuiltInCorpus.corpus.cases.map(\.id) == corpus.cases.map(\.id))
    }
}
