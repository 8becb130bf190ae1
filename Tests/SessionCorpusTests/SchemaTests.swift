import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The schema of a topic file` {
    private let definitions: JSONValue
    private let root: JSONValue

    init() throws {
        let bytes = try #require(try ShippedCorpus.snapshot.get().files["corpus.schema.json"])
        root = try JSONDocument(parsing: bytes).root
        definitions = try #require(root["$defs"])
    }

    private func names(_ value: JSONValue?) -> [String] {
        (value?["enum"]?.elements ?? []).compactMap { $0.string?.string }
    }

    private func property(_ key: String, of definition: String) -> JSONValue? {
        definitions[JSONString(definition)]?["properties"]?[JSONString(key)]
    }

    @Test
    func `names what the lint knows, and nothing else`() throws {
        let expect = "expect"
        #expect(names(root["properties"]?["topic"]) == CorpusTopic.allCases.map(\.rawValue))
        #expect(names(definitions["dialect"]) == Timestamp.Dialect.allCases.map(\.rawValue))
        let rules = Rule.allCases.filter(\.concernsPayloads).map(\.id)
        #expect(names(property("rules", of: expect)?["items"]) == rules)
        #expect(names(property("notes", of: expect)?["items"]) == rules)
        #expect(
            names(property("syntax", of: expect)) == CaseExpectation.Syntax.allCases.map(\.rawValue)
        )
        #expect(
            names(property("contract", of: expect)) == PayloadVerdict.Kind.allCases.map(\.rawValue)
        )
        #expect(
            names(property("decode", of: expect))
                == CaseExpectation.Decoding.allCases.map(\.rawValue)
        )
        #expect(
            Set(names(property("policy", of: expect))) == Set(CasePolicy.allCases.map(\.rawValue))
        )
        #expect(
            names(property("judge", of: "case")) == CorpusCase.Subject.allCases.map(\.rawValue)
        )
        #expect(names(property("kind", of: "source")) == CaseSource.Kind.allCases.map(\.rawValue))
    }

    @Test
    func `names the flags that are defined`() throws {
        let corpus = try ShippedCorpus.corpus.get()
        #expect(names(property("flags", of: "case")?["items"]) == corpus.flags.map(\.id))
    }

    @Test
    func `has the keys that the formatter puts in order`() throws {
        let entry = try #require(ShippedCorpus.cases.first { $0.expectation.policy != nil })
        let known = definitions["case"]?["properties"]?.members?.map(\.key) ?? []
        let used = entry.tree.members?.map(\.key) ?? []
        #expect(known.filter { used.contains($0) } == used)
        #expect(known.count == 10)
    }

    @Test
    func `allows the answers that a model may declare`() throws {
        for policy in try ShippedCorpus.corpus.get().policies {
            let answers = policy.tree["answers"]?.members?.map(\.key.description)
            #expect(answers == CasePolicy(rawValue: policy.id)?.answers)
        }
    }
}
