package import SessionModel

extension SessionObject {
    /// The session of the vendor's documentation.
    package static let documented = SessionObject { field in
        switch field {
        case .id: .integer(3432)
        case .authenticatedAt: .text("2014-11-18T17:24:29Z")
        case .lastSeenAt: .text("2014-11-18T17:30:52Z")
        case .url: .text("https://company.zendesk.com/api/v2/users/12345/sessions/3432.json")
        case .userID: .integer(12_345)
        }
    }

    /// Returns a session that differs in every field from those of other numbers.
    ///
    /// Any field that leaks from one payload to another is noticed.
    ///
    /// - Parameter number: A number from 1 to 9.
    /// - Returns: A session with a value for every field.
    package static func numbered(_ number: Int) -> SessionObject {
        var (integers, times) = (0, 0)
        return SessionObject { field in
            switch field.meaning {
            case .integer:
                integers += 1
                return .integer(Int64(number * (10 * integers - 9)))
            case .timestamp:
                times += 1
                return .text("200\(number)-0\(number)-0\(number)T00:00:0\(times)Z")
            case .link:
                return .text(String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number) - 1)))
            }
        }
    }

    /// A session whose optional fields are all null.
    package static let allNull: SessionObject = {
        var session = SessionObject(id: 0)
        for field in DeclaredField.optionalCases { session[field] = .null }
        return session
    }()

    /// Creates a session with a value for every field.
    package init(_ content: (DeclaredField) -> FieldContent) {
        self.init(id: 0)
        for field in DeclaredField.allCases { self[field] = .value(content(field)) }
    }
}
