import SessionContract
import SessionModel

/// The cases that every run asks, whatever the seed.
///
/// Within a phase the simplest come first, so that the first payload that shows a fault is small.
package enum FixedPlan {
    /// The cases of `phase`; none for those that are made while a run is under way.
    package static func cases(of phase: ConformancePhase) -> [PlannedCase] {
        switch phase {
        case .presence: presence
        case .timestamps: timestamps
        case .spellings: spellings
        case .violations: violations
        case .policies: policies
        case .corpus, .random, .state: []
        }
    }

    private static let minimal = PayloadDraft(SessionObject(id: 0))
    private static let documented = PayloadDraft(.documented)
}

// MARK: - Presence

extension FixedPlan {
    /// The values that stand for "a value" in the combinations of states.
    private static let representatives: [(name: String, session: SessionObject)] = [
        ("documented", .documented),
        ("empty", session(id: 0, "", "", "", 0)),
        (
            "equal",
            session(id: 7, "2014-11-18T17:24:29Z", "2014-11-18T17:24:29Z", "7", 7)
        ),
        (
            "extreme",
            session(
                id: .min,
                "9999-12-31T23:59:59.999999999-23:59",
                "0000-01-01T00:00:00Z",
                "\u{1F600}\u{0}\u{2028}\"\\",
                .max
            )
        ),
        (
            "beyond-doubles",
            session(
                id: 9_007_199_254_740_993,
                "2014-11-18T17:24:29.120Z",
                "2014-11-18T18:24:29+01:00",
                "null",
                -9_007_199_254_740_993
            )
        ),
    ]

    private static func session(
        id: Int64,
        _ authenticatedAt: Timestamp,
        _ lastSeenAt: Timestamp,
        _ url: String,
        _ userID: Int64
    ) -> SessionObject {
        SessionObject(
            id: id,
            authenticatedAt: .value(authenticatedAt),
            lastSeenAt: .value(lastSeenAt),
            url: .value(url),
            userID: .value(userID)
        )
    }

    /// The combinations of states, then each remarkable value alone in each field.
    private static let presence: [PlannedCase] = combinations("presence") + integers + texts

    /// The combinations of states once more, for testees that can encode a session from its fields
    /// alone: an encoder can lose what a decoder keeps, and the other way round.
    static let encodings = combinations("encoding")

    private static func combinations(_ prefix: String) -> [PlannedCase] {
        representatives.flatMap { name, session in
            (0..<81).map { combination in
                let states = [0, 1, 2, 3].map { combination / [27, 9, 3, 1][$0] % 3 }
                let payload = SessionObject(
                    id: session.id,
                    authenticatedAt: session.authenticatedAt.inState(states[0]),
                    lastSeenAt: session.lastSeenAt.inState(states[1]),
                    url: session.url.inState(states[2]),
                    userID: session.userID.inState(states[3])
                ).json()
                let letters = states.map { ["a", "n", "v"][$0] }.joined()
                return PlannedCase(id: "\(prefix)-\(letters)-\(name)", payload: payload)
            }
        }
    }

    private static let integers: [PlannedCase] = {
        let edges: [Int64] = [7, 8, 15, 16, 31, 32, 53, 62].flatMap { power in
            let edge = Int64(1) << power
            return [edge - 1, edge, edge + 1, -edge - 1, -edge, -edge + 1]
        }
        let all: [Int64] = [0, 1, -1, .max, .min, .max - 1, .min + 1, 33_153_710_247_315] + edges
        return [DeclaredField.id, .userID].flatMap { field in
            all.map { number in
                var draft = minimal
                draft.set(field, to: PayloadDraft.decimal(number))
                return PlannedCase(id: "presence-\(field.key)-\(number)", payload: draft.bytes)
            }
        }
    }()

    private static let texts: [PlannedCase] = [
        DeclaredField.url, .authenticatedAt, .lastSeenAt,
    ].flatMap { field in
        // One field is enough to try every length; long payloads hold a run up.
        let lengths = field == .url ? HostileText.lengths : [256, 4096]
        let long = lengths.map { String(repeating: "a", count: $0) }
        return (HostileText.all + long).enumerated().map { index, text in
            var draft = minimal
            draft.set(field, to: PayloadDraft.quoted(text))
            return PlannedCase(id: "presence-\(field.key)-text-\(index)", payload: draft.bytes)
        }
    }
}

extension OptionalNullable {
    /// This field absent, null or as it is, for 0, 1 or 2.
    fileprivate func inState(_ state: Int) -> Self {
        switch state {
        case 0: .absent
        case 1: .null
        default: self
        }
    }
}

// MARK: - Timestamps

extension FixedPlan {
    private static let timestamps: [PlannedCase] = TimestampText.byDialect.flatMap { entry in
        entry.texts.enumerated().flatMap { index, text in
            [DeclaredField.authenticatedAt, .lastSeenAt].map { field in
                var draft = minimal
                draft.set(field, to: PayloadDraft.quoted(text))
                return PlannedCase(
                    id: "timestamp-\(entry.dialect)-\(index)-\(field.key)",
                    payload: draft.bytes
                )
            }
        }
    }
}

// MARK: - Violations and policies

extension FixedPlan {
    private static let violations: [PlannedCase] =
        PayloadFault.all.map { fault in
            PlannedCase(id: "violation-\(fault.id)", payload: fault.payload(from: minimal))
        }
        + PayloadFault.all.map { fault in
            PlannedCase(id: "violation-\(fault.id)-full", payload: fault.payload(from: documented))
        }
        + truncations(of: minimal.bytes, "minimal")
        + truncations(of: documented.bytes, "documented")

    /// The payload cut off at every byte: an object is complete only with its last.
    private static func truncations(of payload: [UInt8], _ name: String) -> [PlannedCase] {
        payload.indices.dropFirst().map { end in
            PlannedCase(id: "violation-cut-\(name)-\(end)", payload: Array(payload[..<end]))
        }
    }

    private static let policies: [PlannedCase] =
        PolicyProbe.all.map { probe($0, "", minimal) }
        + PolicyProbe.all.map { probe($0, "-full", documented) }

    private static func probe(
        _ probe: PolicyProbe,
        _ suffix: String,
        _ draft: PayloadDraft
    ) -> PlannedCase {
        PlannedCase(id: "policy-\(probe.id)\(suffix)", payload: probe.payload(from: draft))
    }
}
