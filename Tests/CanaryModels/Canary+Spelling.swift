import SessionConformance
import SessionModel
import StrictJSON

/// Models that fail on undeclared fields, or depend on how a payload is spelled.
extension Canary {
    static let undeclared: [Canary] = [
        checking("StrictKeysTestee", "rejected") { members in
            members.contains {
                !["id", "url", "user_id", "last_seen_at", "authenticated_at"]
                    .contains($0.key.description)
            }
        },
        checking("PrototypeTestee", "rejected") { members in
            members.contains { $0.key == "__proto__" }
        },
        checking("EmptyKeyTestee", "rejected") { members in members.contains { $0.key == "" } },
        checking("FewMembersTestee", "rejected", size: 700) { $0.count > 64 },
        checking("NumbersOnlySmallTestee", "rejected") { members in
            members.contains { $0.value.number?.text == "1e400" }
        },
        checking("CaseClashTestee", "rejected") { members in
            Set(members.map { $0.key.description.lowercased() }).count < members.count
        },
        bytes("ShallowTestee", "rejected") { payload in
            var depth = 0
            for byte in payload where byte == 0x5B || byte == 0x5D {
                depth += byte == 0x5B ? 1 : -1
                if depth > 8 { throw Refusal() }
            }
            return try SessionObject(json: payload).json()
        },
        bytes("NestedIDTestee", "spelling") { payload in
            // The pattern finds the first key with that name, even in a nested object.
            var session = try SessionObject(json: payload)
            let text = String(decoding: payload, as: UTF8.self)
            if let match = text.firstMatch(of: /"user_id":(\d+)/), session.userID.value != nil {
                session.userID = Int64(match.1).map { .value($0) } ?? session.userID
            }
            if let match = text.firstMatch(of: /"id":(\d+)/) {
                session.id = Int64(match.1) ?? session.id
            }
            return session.json()
        },
        Canary("UndeclaredLeaksTestee", "roundtrip/unstable") {
            WrongTestee(identity: TesteeIdentity(name: "UndeclaredLeaksTestee")) { payload in
                let session = try SessionObject(json: payload)
                if payload.starts(with: Array(#"{"self":1,"#.utf8)) { throw Refusal() }
                return Array(#"{"self":1,"#.utf8) + session.json().dropFirst()
            }
        },
    ]

    static let spellings: [Canary] = [
        bytes("IDFirstTestee", "spelling", size: 100) { payload in
            let session = try SessionObject(json: payload)
            let first = try JSONDocument(parsing: payload).root.members?.first
            if first?.key != "id" { throw Refusal() }
            return session.json()
        },
        refusing("NoNewlineTestee") { $0.contains(UInt8(ascii: "\n")) },
        refusing("NoSpaceBeforeColonTestee") { payload in
            String(decoding: payload, as: UTF8.self).contains(/" +:/)
        },
        refusing("NoLeadingSpaceTestee") { $0.first != UInt8(ascii: "{") },
        refusing("EscapedKeyTestee") { payload in
            String(decoding: payload, as: UTF8.self).contains(/\\u006[14c9]/)
        },
        refusing("UppercaseDigitsTestee") { payload in
            String(decoding: payload, as: UTF8.self).contains(/\\u[0-9]*[A-F]/)
        },
        spelled("EscapedSlashTestee") { $0.replacing("\\/", with: "\\\\/") },
        spelled("HalfPairTestee") { text in
            text.replacing(/\\u[dD][89abAB]..\\u[dD][c-fC-F]../, with: "??")
        },
        spelled("UnresolvedUnicodeTestee") { $0.replacing("\\u00e9", with: "?") },
        bytes("PatternTestee", "spelling") { payload in
            var session = try SessionObject(json: payload)
            let text = String(decoding: payload, as: UTF8.self)
            if session.url.value != nil, !text.contains("\"url\":\"") { session.url = .absent }
            return session.json()
        },
    ]

    private static func checking(
        _ name: String,
        _ rule: String,
        size: Int = 80,
        _ isRefused: @escaping @Sendable ([JSONMember]) -> Bool
    ) -> Canary {
        bytes(name, rule, size: size) { payload in
            let session = try SessionObject(json: payload)
            if isRefused(try JSONDocument(parsing: payload).root.members ?? []) { throw Refusal() }
            return session.json()
        }
    }

    private static func refusing(
        _ name: String,
        _ isRefused: @escaping @Sendable ([UInt8]) -> Bool
    ) -> Canary {
        input(name, "spelling") { payload in
            if isRefused(payload) { throw Refusal() }
            return payload
        }
    }

    /// A model that decodes strings incorrectly.
    private static func spelled(
        _ name: String,
        _ change: @escaping @Sendable (String) -> String
    ) -> Canary {
        input(name, "spelling") { payload in
            guard let text = String(validating: payload, as: UTF8.self) else { throw Refusal() }
            return Array(change(text).utf8)
        }
    }
}
