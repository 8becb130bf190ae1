package import SessionContract
package import SessionModel
package import StrictJSON

/// What the cases of a corpus reach, and how often; cases of staging do not count.
package struct CorpusCoverage: Sendable {
    /// The combinations of absent, null and value, in conforming sessions.
    package private(set) var presence = Table(PresenceCombination.all)

    /// The JSON types in the places of the fields, in sessions.
    package private(set) var types = Table(TypedField.all)

    /// The dialects in the timestamp fields of sessions.
    package private(set) var dialects = Table(DialectField.all)

    /// The rules about payloads.
    package private(set) var rules = Table(Rule.allCases.filter(\.concernsPayloads))

    /// The questions that are left to a model.
    package private(set) var policies = Table(Policy.allCases)

    package init(of cases: [CorpusCase]) {
        for entry in cases where entry.topic != .staging { add(entry) }
    }

    private mutating func add(_ entry: CorpusCase) {
        let expectation = entry.expectation
        for rule in expectation.rules + expectation.notes { rules.count(rule) }
        guard entry.subject == .session else { return }
        if let policy = expectation.policy { policies.count(policy) }
        if expectation.contract == .conforms, let fields = expectation.fields.first {
            presence.count(PresenceCombination { fields[$0].state })
        }
        for (field, dialect) in expectation.timestamps {
            dialects.count(DialectField(field: field, dialect: dialect))
        }
        guard let root = try? JSONDocument(parsing: entry.payload).root else { return }
        for field in DeclaredField.allCases {
            guard let value = root[JSONString(field.key)] else { continue }
            types.count(TypedField(field: field, kind: value.kind))
        }
    }
}

extension CorpusCoverage {
    /// How many cases there are of each of a known list of things.
    package struct Table<Item: Hashable & Sendable>: Sendable {
        /// Everything that there should be a case of.
        package let items: [Item]

        private var counts: [Item: Int] = [:]

        init(_ items: [Item]) {
            self.items = items
        }

        package subscript(item: Item) -> Int { counts[item, default: 0] }

        /// What no case has.
        package var missing: [Item] { items.filter { self[$0] == 0 } }

        /// How much of it is reached, such as `80/81`.
        package var share: String { "\(items.count - missing.count)/\(items.count)" }

        mutating func count(_ item: Item) { counts[item, default: 0] += 1 }
    }

    /// A JSON type in the place of a field.
    package struct TypedField: Hashable, Sendable, CustomStringConvertible {
        package var field: DeclaredField
        package var kind: JSONValue.Kind

        static var all: [TypedField] {
            DeclaredField.allCases.flatMap { field in
                JSONValue.Kind.allCases.map { TypedField(field: field, kind: $0) }
            }
        }

        package var description: String { "\(kind.rawValue) in \(field.key)" }
    }

    /// A dialect in a timestamp field.
    package struct DialectField: Hashable, Sendable, CustomStringConvertible {
        package var field: DeclaredField
        package var dialect: Timestamp.Dialect

        static var all: [DialectField] {
            DeclaredField.allCases.filter(\.isTimestamp).flatMap { field in
                Timestamp.Dialect.allCases.map { DialectField(field: field, dialect: $0) }
            }
        }

        package var description: String { "\(dialect.rawValue) in \(field.key)" }
    }
}
