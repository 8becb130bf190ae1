package import SessionContract
package import SessionModel
package import StrictJSON

/// What the cases of a corpus cover, and how often.
///
/// Cases in staging do not count.
package struct CorpusCoverage: Sendable {
    /// The combinations of absent, null and value in conforming sessions.
    package private(set) var presence = Table(PresenceCombination.all)

    /// The JSON types of the fields of sessions.
    package private(set) var types = Table(TypedField.all)

    /// The dialects of the timestamp fields of sessions.
    package private(set) var dialects = Table(DialectField.all)

    /// The rules about payloads.
    package private(set) var rules = Table(Rule.allCases.filter(\.concernsPayloads))

    /// The open questions of the contract.
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
    /// The number of cases for each item of a fixed list.
    package struct Table<Item: Hashable & Sendable>: Sendable {
        /// Everything that should have a case.
        package let items: [Item]

        private var counts: [Item: Int] = [:]

        init(_ items: [Item]) {
            self.items = items
        }

        package subscript(item: Item) -> Int { counts[item, default: 0] }

        /// The items without a case.
        package var missing: [Item] { items.filter { self[$0] == 0 } }

        /// The share of items with a case, such as `80/81`.
        package var share: String { "\(items.count - missing.count)/\(items.count)" }

        mutating func count(_ item: Item) { counts[item, default: 0] += 1 }
    }

    /// A JSON type as the value of a field.
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
