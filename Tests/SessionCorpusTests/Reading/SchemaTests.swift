import SessionConformance
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The schema of the corpus` {
    private let definitions: JSONValue

    init() throws {
        let bytes = try #require(try ShippedCorpus.snapshot.get().files["corpus.schema.json"])
        definitions = try #require(try JSONDocument(parsing: bytes).root["$defs"])
    }

    private func names(_ value: JSONValue?) -> [String] {
        (value?["enum"]?.elements ?? []).compactMap { $0.string?.string }
    }

    private func property(_ key: String, of definition: String) -> JSONValue? {
        definitions[JSONString(definition)]?["properties"]?[JSONString(key)]
    }

    @Test
    func `has the same names as the lint`() throws {
        let expect = "expect"
        #expect(names(property("topic", of: "topicFile")) == CorpusTopic.allCases.map(\.rawValue))
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
            Set(names(property("policy", of: expect))) == Set(Policy.allCases.map(\.rawValue))
        )
        #expect(
            names(property("judge", of: "case")) == CorpusCase.Subject.allCases.map(\.rawValue)
        )
        #expect(names(property("kind", of: "source")) == CaseSource.Kind.allCases.map(\.rawValue))
    }

    @Test
    func `has the declared fields`() {
        func keys(_ definition: JSONValue?) -> [String]? {
            definition?["properties"]?.members?.map(\.key.description).sorted()
        }
        let fields = definitions["fields"]
        #expect(keys(fields) == DeclaredField.allCases.map(\.key).sorted())
        let required = fields?["required"]?.elements?.compactMap { $0.string?.string }
        #expect(required == DeclaredField.allCases.filter(\.isRequired).map(\.key))
        let timestamps = DeclaredField.allCases.filter(\.isTimestamp).map(\.key)
        #expect(keys(property("timestamps", of: "expect")) == timestamps.sorted())
    }

    @Test
    func `lists the flags where the lint looks for them, and the tested decoders`() throws {
        let corpus = try ShippedCorpus.corpus.get()
        #expect(names(property("flags", of: "case")?["items"]) == corpus.flags.map(\.id))
        let deviation = property("deviations", of: "deviationsFile")?["items"]
        let decoders = names(deviation?["properties"]?["decoder"])
        #expect(decoders == TestedDecoder.allCases.map(\.rawValue))
    }

    @Test
    func `has the keys of a case in the order of the formatter`() throws {
        let entry = try #require(ShippedCorpus.cases.first { $0.expectation.policy != nil })
        let known = definitions["case"]?["properties"]?.members?.map(\.key) ?? []
        let used = entry.tree.members?.map(\.key) ?? []
        #expect(known.filter { used.contains($0) } == used)
        #expect(known.count == 10)
    }

    @Test(arguments: [
        ("flags", Definition.Kind.flags), ("policies", .policies), ("references", .references),
        ("retired", .retired), ("deviations", .deviations),
    ])
    func `requires the same keys in a list as the reader`(name: String, kind: Definition.Kind) {
        let entry = property(name, of: "\(name)File")?["items"]
        let required = entry?["required"]?.elements?.compactMap { $0.string?.string }
        #expect(required == kind.required)
        let keys = entry?["properties"]?.members?.map(\.key.description)
        #expect(keys == kind.required + kind.optional)
    }

    @Test
    func `belongs to policies with the answers that a model may declare`() throws {
        for definition in try ShippedCorpus.corpus.get().policies {
            let answers = definition.tree["answers"]?.members?.map(\.key.description)
            let policy = try #require(Policy(rawValue: definition.id))
            #expect(answers == policy.answers)
            for answer in policy.answers {
                var policies = TesteePolicies()
                let isAccepted = policies.declare(policy.rawValue, answer)
                #expect(isAccepted)
                // How deep a model can read is only observed, so declaring it has no effect.
                #expect((policies == TesteePolicies()) == (policy == .question(.depth)))
            }
            var policies = TesteePolicies()
            let isIgnored = policies.declare(policy.rawValue, "other")
            #expect(isIgnored == (policy == .question(.depth)))
        }
    }
}

extension Policy {
    /// The answers that a model may declare.
    fileprivate var answers: [String] {
        switch self {
        case .question(.duplicateKey): TesteePolicies.DuplicateKey.allCases.map(\.rawValue)
        case .question(.integerRange): TesteePolicies.IntegerRange.allCases.map(\.rawValue)
        case .question(.integerSpelling), .question(.loneSurrogate), .question(.byteOrderMark),
            .question(.depth):
            TesteePolicies.Acceptance.allCases.map(\.rawValue)
        case .timestamps: TesteePolicies.Timestamps.allCases.map(\.rawValue)
        }
    }
}
