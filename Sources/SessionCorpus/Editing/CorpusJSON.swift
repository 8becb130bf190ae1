import JSONFiles
import SessionContract
package import StrictJSON

/// The listings of a corpus as JSON objects, for programs.
package struct CorpusJSON {
    let corpus: Corpus
    let digest: String

    /// Creates the listings of a corpus.
    ///
    /// - Parameters:
    ///   - corpus: The corpus.
    ///   - digest: The digest of its files, which identifies it.
    package init(_ corpus: Corpus, digest: String) {
        self.corpus = corpus
        self.digest = digest
    }

    /// Returns the object `corpus-list/1`: a summary of each case, without its payload.
    package func list(_ cases: [CorpusCase]) -> JSONValue {
        object("corpus-list/1", [("cases", .array(cases.map(summary)))])
    }

    /// The object `corpus-flags/1`: the definition of each flag, with its number of cases.
    package var flags: JSONValue {
        object("corpus-flags/1", [("flags", FlagListing(of: corpus).entries)])
    }

    /// Returns the object `corpus-show/1`: cases with their payloads in base64, and as written in
    /// their files.
    package func show(_ cases: [CorpusCase]) -> JSONValue {
        let entries = cases.map { entry in
            let payload = JSONValue.text(CaseInput.base64(entry.payload))
            return summary(of: entry).adding([("payload", payload), ("case", entry.tree)])
        }
        return object("corpus-show/1", [("cases", .array(entries))])
    }

    /// Returns an object that starts with its format and the identity of the corpus.
    func object(_ format: String, _ members: [(String, JSONValue)]) -> JSONValue {
        let identity = JSONValue.object([
            ("version", .text(corpus.version)), ("sha256", .text(digest)),
            ("cases", .number(corpus.cases.count)),
        ])
        return .object([("format", .text(format)), ("corpus", identity)] + members)
    }

    private func summary(of entry: CorpusCase) -> JSONValue {
        let expectation = entry.expectation
        let line = entry.file.position(of: entry.tree.range.lowerBound).line
        var members: [(String, JSONValue)] = [
            ("id", .text(entry.id)), ("topic", .text(entry.topic.rawValue)),
            ("title", .text(entry.title)), ("added", .text(entry.added)),
            ("judge", .text(entry.subject.rawValue)),
            ("syntax", .text(expectation.syntax.rawValue)),
            ("contract", .text(expectation.contract.rawValue)),
            ("rules", .texts(expectation.rules.map(\.id))),
            ("notes", .texts(expectation.notes.map(\.id))),
        ]
        if let decode = expectation.decode { members.append(("decode", .text(decode.rawValue))) }
        if let policy = expectation.policy { members.append(("policy", .text(policy.rawValue))) }
        return .object(
            members + [
                ("flags", .texts(entry.flags)), ("bytes", .number(entry.payload.count)),
                ("file", .text(entry.file.path)), ("line", .number(line)),
            ]
        )
    }
}

extension JSONValue {
    static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }

    /// Returns this object with more members after its own.
    fileprivate func adding(_ more: [(String, JSONValue)]) -> JSONValue {
        JSONValue(.object((members ?? []) + more.map { JSONMember(JSONString($0), $1) }))
    }
}
