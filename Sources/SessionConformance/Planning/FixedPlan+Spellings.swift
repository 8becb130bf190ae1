import SessionContract
import SessionModel
import SessionPayloads

extension FixedPlan {
    /// The sessions to spell in many ways; the second has every character with a short escape.
    private static let spelled: [(name: String, session: SessionObject)] = [
        ("documented", .documented),
        (
            "escapes",
            SessionObject(
                id: 1,
                authenticatedAt: .null,
                url: .value("a/\u{E9}\u{1F600}\"\\\u{8}\u{C}\n\r\t\u{7F}\u{2028}"),
                userID: .value(-1)
            )
        ),
    ]

    static let spellings: [PlannedCase] =
        spelled.flatMap { name, session in
            let draft = PayloadDraft(session)
            return orders(draft, name) + escapes(draft, name) + whiteSpace(draft, name)
        } + undeclared + similarKeys + skipped + negativeZeros

    private static func orders(_ draft: PayloadDraft, _ name: String) -> [PlannedCase] {
        let members = draft.members
        let rotations = members.indices.map { Array(members[$0...] + members[..<$0]) }
        return (rotations + rotations.map { $0.reversed() }).enumerated().map { index, members in
            var draft = draft
            draft.members = members
            return PlannedCase(id: "spelling-order-\(name)-\(index)", payload: draft.bytes)
        }
    }

    private static func escapes(_ draft: PayloadDraft, _ name: String) -> [PlannedCase] {
        let patterns: [[EscapeForm]] =
            EscapeForm.allCases.map { [$0] }
            + [[.lowercase, .plain], [.plain, .uppercase], [.plain, .plain, .lowercase, .short]]
        return patterns.enumerated().flatMap { index, forms in
            // -1 respells all members, any other index only that one.
            let all = -1..<draft.members.count
            return all.map { member in
                var draft = draft
                draft.forms = forms
                for place in draft.members.indices where member < 0 || member == place {
                    draft.members[place].respellsKey = true
                    draft.members[place].respellsValue = true
                }
                return PlannedCase(
                    id: "spelling-escape-\(name)-\(index)-\(member + 1)",
                    payload: draft.bytes
                )
            }
        }
    }

    private static func whiteSpace(_ draft: PayloadDraft, _ name: String) -> [PlannedCase] {
        let everywhere = [" ", "\n", "\r", "\t", "\r\n", "  \n\t"].enumerated().map { index, text in
            var draft = draft
            draft.gaps = [WhiteSpace(text)]
            return PlannedCase(id: "spelling-space-\(name)-\(index)", payload: draft.bytes)
        }
        let once = (0..<draft.gapCount).flatMap { gap in
            [" ", "\n", "\t"].enumerated().map { index, text in
                var draft = draft
                draft.gaps = Array(repeating: .none, count: draft.gapCount)
                draft.gaps[gap] = WhiteSpace(text)
                return PlannedCase(id: "spelling-gap-\(name)-\(gap)-\(index)", payload: draft.bytes)
            }
        }
        return everywhere + once
    }

    private static let undeclared: [PlannedCase] =
        UndeclaredMembers.keys.enumerated().map { index, key in
            inserted(key, "0".utf8, at: 1, "spelling-undeclared-key-\(index)")
        }
        + UndeclaredMembers.keys.enumerated().flatMap { index, key in
            // Some libraries take a key for an instruction, if its value has the right type.
            [("string", #""1""#), ("array", "[]")].map { name, value in
                inserted(key, value.utf8, at: 0, "spelling-undeclared-key-\(index)-\(name)")
            }
        }
        + UndeclaredMembers.keys.enumerated().map { index, key in
            // Some languages take the members of such an object for those of the whole.
            inserted(key, #"{"id":"a"}"#.utf8, at: 1, "spelling-undeclared-key-\(index)-object")
        }
        + UndeclaredMembers.leaves.enumerated().map { index, value in
            inserted("a", value, at: 0, "spelling-undeclared-value-\(index)")
        }
        + [1, 2, 10, 100, 500].map { depth in
            let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            return inserted("a", value.utf8, at: 1, "spelling-depth-array-\(depth)")
        }
        + [1, 2, 10, 100, 500].map { depth in
            let value =
                String(repeating: #"{"a":"#, count: depth) + "0"
                + String(repeating: "}", count: depth)
            return inserted("a", value.utf8, at: 0, "spelling-depth-object-\(depth)")
        }
        + [manyMembers]

    /// Members with almost the key of a declared field, which a model ignores whatever their value
    /// is, and whether the field is there or not.
    private static let similarKeys: [PlannedCase] = DeclaredField.allCases.flatMap { field in
        SimilarKeys.of(field.key).flatMap { name, key in
            let values = sampleValues(of: field)
            let minimal = PayloadDraft(SessionObject(id: 1))
            var full = minimal
            full.set(field, to: Array(values.own.utf8))
            let only = field.isRequired ? [] : [("only", minimal, 1, values.other)]
            let cases = [
                ("after", full, full.members.count, values.other),
                ("before", full, 0, values.other), ("array", minimal, 1, "[]"),
                ("null", minimal, 1, "null"),
            ]
            return (cases + only).map { place, draft, index, value in
                var draft = draft
                draft.insert(undeclared: key, value.utf8, at: index)
                return PlannedCase(
                    id: "spelling-similar-key-\(field.key)-\(name)-\(place)",
                    payload: draft.bytes
                )
            }
        }
    }

    /// Two plain values that a field may have, as JSON texts.
    private static func sampleValues(of field: DeclaredField) -> (own: String, other: String) {
        switch field.meaning {
        case .timestamp: (#""2000-01-01T00:00:00Z""#, #""2001-02-03T04:05:06Z""#)
        case .link: (#""https://example.com/a""#, #""https://example.com/b""#)
        case .integer: ("1", "2")
        }
    }

    /// Escapes, white space and values inside undeclared members, which models skip.
    private static let skipped: [PlannedCase] = skippedEscapes + skippedSpace + skippedValues

    private static let skippedEscapes: [PlannedCase] = {
        let escapes: [(name: String, text: String)] = [
            ("newline", #"\n"#), ("slash", #"\/"#), ("quotation-mark", #"\""#),
            ("backslash", #"\\"#), ("nul", #"\u0000"#), ("lowercase", #"\u00e9"#),
            ("uppercase", #"\u00E9"#), ("lowercase-pair", #"\ud83d\ude00"#),
            ("uppercase-pair", #"\uD83D\uDE00"#),
        ]
        let positions: [FaultPosition] = FaultPosition.skipped + FaultPosition.undeclaredKeys
        return escapes.flatMap { escape in
            positions.map { placed("\"\(escape.text)\"", $0, "spelling-escape-\(escape.name)") }
        }
    }()

    private static let skippedSpace: [PlannedCase] = {
        let spaces: [(name: String, text: String)] = [
            ("space", " "), ("line-feed", "\n"), ("return", "\r"), ("tab", "\t"),
        ]
        return spaces.flatMap { space in
            FaultPosition.gaps.map { placed(space.text, $0, "spelling-space-\(space.name)") }
        }
    }()

    private static let skippedValues: [PlannedCase] = UndeclaredMembers.leaves.enumerated()
        .flatMap { index, value in
            let text = String(decoding: value, as: UTF8.self)
            return FaultPosition.skipped.dropFirst().map {
                placed(text, $0, "spelling-value-\(index)")
            }
        }

    private static func placed(
        _ text: String,
        _ position: FaultPosition,
        _ name: String
    ) -> PlannedCase {
        let draft = PayloadDraft(SessionObject(id: 0))
        return PlannedCase(
            id: "\(name)-\(position.name)",
            payload: position.payload(of: draft, with: Array(text.utf8))
        )
    }

    private static func inserted(
        _ key: String,
        _ value: some Collection<UInt8>,
        at place: Int,
        _ id: String
    ) -> PlannedCase {
        var draft = PayloadDraft(SessionObject(id: 1))
        draft.insert(undeclared: key, value, at: place)
        return PlannedCase(id: id, payload: draft.bytes)
    }

    /// An integer that some languages read as a floating-point number, because it has a sign.
    private static let negativeZeros: [PlannedCase] = DeclaredField.integerFields.map { field in
        var draft = PayloadDraft(SessionObject(id: 1))
        draft.set(field, to: Array("-0".utf8))
        return PlannedCase(id: "spelling-negative-zero-\(field.key)", payload: draft.bytes)
    }

    /// A session among a thousand undeclared members.
    private static let manyMembers: PlannedCase = {
        var draft = PayloadDraft(.documented)
        for index in 0..<1000 {
            draft.insert(undeclared: "k\(index)", "\(index)".utf8, at: index)
        }
        return PlannedCase(id: "spelling-many-members", payload: draft.bytes)
    }()
}
