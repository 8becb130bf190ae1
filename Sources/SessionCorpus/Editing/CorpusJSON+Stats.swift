import SessionContract
import SessionModel
package import StrictJSON

extension CorpusJSON {
    /// The object `corpus-stats/1`: the number of cases for each point of coverage, including
    /// those with no case.
    package var stats: JSONValue {
        let coverage = CorpusCoverage(of: corpus.cases)
        return object(
            "corpus-stats/1",
            [
                ("topics", .array(CorpusTopic.allCases.map(topic))),
                ("presence", presence(coverage)),
                ("types", .array(types(coverage))),
                ("dialects", .array(dialects(coverage))),
                ("rules", counts("rule", coverage.rules) { $0.id }),
                ("policies", counts("policy", coverage.policies) { $0.rawValue }),
                ("flags", .array(corpus.flags.map(flag))),
            ]
        )
    }

    private func topic(_ topic: CorpusTopic) -> JSONValue {
        let own = corpus.cases.filter { $0.topic == topic }
        let decodings = CaseExpectation.Decoding.allCases.map { decoding in
            (decoding.rawValue, JSONValue.number(own.count { $0.expectation.decode == decoding }))
        }
        let answers = own.count { $0.subject == .answer }
        return .object(
            [("topic", .text(topic.rawValue)), ("cases", .number(own.count))] + decodings
                + [("answers", .number(answers))]
        )
    }

    private func presence(_ coverage: CorpusCoverage) -> JSONValue {
        let missing = coverage.presence.missing
        let all = coverage.presence.items.count
        return .object([
            ("combinations", .number(all)), ("covered", .number(all - missing.count)),
            ("missing", .texts(missing.map(\.description))),
        ])
    }

    private func types(_ coverage: CorpusCoverage) -> [JSONValue] {
        coverage.types.items.map { item in
            .object([
                ("field", .text(item.field.key)), ("type", .text(item.kind.rawValue)),
                ("cases", .number(coverage.types[item])),
            ])
        }
    }

    private func dialects(_ coverage: CorpusCoverage) -> [JSONValue] {
        coverage.dialects.items.map { item in
            .object([
                ("field", .text(item.field.key)), ("dialect", .text(item.dialect.rawValue)),
                ("cases", .number(coverage.dialects[item])),
            ])
        }
    }

    private func counts<Item>(
        _ key: String,
        _ table: CorpusCoverage.Table<Item>,
        name: (Item) -> String
    ) -> JSONValue {
        .array(
            table.items.map { .object([(key, .text(name($0))), ("cases", .number(table[$0]))]) }
        )
    }

    private func flag(_ flag: Definition) -> JSONValue {
        .object([
            ("flag", .text(flag.id)),
            ("cases", .number(corpus.cases.count { $0.flags.contains(flag.id) })),
        ])
    }
}
