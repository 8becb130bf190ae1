import Gen

extension Problem {
    static let session = Problem(
        "session record",
        "{id: 9007199254740993}",
        SessionRecord.generator
    ) { session in
        session.id.magnitude <= 1 << 53
    }
}

/// A field that can be absent, null or a value.
enum Field<Value: Sendable>: Sendable {
    case absent
    case null
    case value(Value)

    var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    static func generator(_ values: Generator<Value>) -> Generator<Field> {
        .frequency((1, .just(.absent)), (1, .just(.null)), (2, values.map { .value($0) }))
    }
}

/// A record like the session object of the Zendesk API.
struct SessionRecord: Sendable, CustomStringConvertible {
    let id: Int64
    let authenticatedAt: Field<String>
    let lastSeenAt: Field<String>
    let url: Field<String>
    let userId: Field<Int64>

    static let generator: Generator<SessionRecord> = {
        let ids = Generator<Int64>.integer()
        let userIds = Field.generator(ids)
        let moments = Field.generator(Generator<Moment>.moment().map { $0.description })
        let urls = Field.generator(
            Generator<UInt32>.integer().map {
                "https://company.zendesk.com/api/v2/sessions/\($0).json"
            }
        )
        return Generator { source throws(Rejection) in
            SessionRecord(
                id: try source.draw(ids),
                authenticatedAt: try source.draw(moments),
                lastSeenAt: try source.draw(moments),
                url: try source.draw(urls),
                userId: try source.draw(userIds)
            )
        }
    }()

    var description: String {
        var members = ["id: \(id)"]
        for (name, field) in [
            ("authenticated_at", text(authenticatedAt)), ("last_seen_at", text(lastSeenAt)),
            ("url", text(url)), ("user_id", text(userId)),
        ] {
            if let field {
                members.append("\(name): \(field)")
            }
        }
        return "{\(members.joined(separator: ", "))}"
    }

    private func text<Value>(_ field: Field<Value>) -> String? {
        switch field {
        case .absent: nil
        case .null: "null"
        case .value(let value): "\(value)"
        }
    }
}
