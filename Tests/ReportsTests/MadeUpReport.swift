import Reports
import SessionContract
import SessionModel
import StrictJSON

/// Made-up reports whose bytes in every format are in `Tests/Fixtures/Reports`.
enum MadeUpReport: String, CaseIterable {
    /// Two files that conform.
    case clean

    /// An API with findings of every severity.
    case api

    /// A model with findings, some of which do not count.
    case model

    var report: Report {
        switch self {
        case .clean: Self.cleanReport
        case .api: Self.apiReport
        case .model: Self.modelReport
        }
    }

    /// The style, in which the repository is the folder of the run.
    static let style = ReportStyle(anchor: "Package.swift")
}

extension MadeUpReport {
    private static var cleanReport: Report {
        fileReport { run in
            run.target = "day"
            run.checked.files = 2
            run.checked.answers = 2
            run.units = [
                RunUnit("day/1.json", .file, asked: 1), RunUnit("day/2.json", .file, asked: 1),
            ]
        }
    }

    private static func fileReport(_ change: (inout RunRecord) -> Void) -> Report {
        ReportsTests.report(of: Ledger(), change)
    }

    private static let pages = "https://company.zendesk.com/api/v2/sessions.json"

    private static func place(_ tokens: [JSONPointer.Token], offset: Int) -> Finding.Place {
        Finding.Place(
            source: pages,
            pointer: JSONPointer(tokens),
            position: TextPosition(offset: offset, line: 1, column: offset + 1)
        )
    }

    private static var apiReport: Report {
        let first: [JSONPointer.Token] = [.key("sessions"), .index(0)]
        var ledger = Ledger()
        let faults: [(Fault, String, Int)] = [
            (.null(.id), "id", 20), (.type(.url, .number), "url", 60),
            (.absent(.userID), "user_id", 13),
        ]
        for (fault, key, offset) in faults {
            ledger.add(
                Finding(fault, at: place(first + [.key(key)], offset: offset)),
                count: offset
            )
        }
        ledger.add(
            Finding(
                .timestampNoOffset,
                Wording(
                    message: "'last_seen_at' has no UTC offset",
                    kind: "iso8601-no-offset",
                    observed: "a time in the iso8601-no-offset dialect",
                    expected: "a time such as 2014-11-18T17:24:29Z",
                    fix: "Write the time in UTC, and end it with 'Z'.",
                    example: #"{"id":1,"last_seen_at":"2014-11-18T17:24:29"}"#
                ),
                at: place(first + [.key("last_seen_at")], offset: 90),
                excerpt: "2015-01-01T00:00:00"
            )
        )
        ledger.add(
            Finding(
                .liveAuth,
                Wording(
                    message: "the API responded with 401",
                    kind: "401",
                    observed: "status 401",
                    expected: "status 200",
                    fix: "Set ZENDESK_OAUTH_TOKEN."
                ),
                at: Finding.Place(
                    source: "https://company.zendesk.com/api/v2/users/me/session.json"
                )
            )
        )
        return ReportsTests.report(of: ledger) { run in
            run = RunRecord(
                toolVersion: run.toolVersion,
                command: "live",
                target: "https://company.zendesk.com",
                startedAt: run.startedAt,
                ledger: ledger
            )
            run.duration = .milliseconds(61_230)
            run.checked.pages = 1
            run.checked.sessions = 100
            run.checked.bytes = 51_200
            run.units = [
                RunUnit("list", .endpoint, asked: 1), RunUnit("me", .endpoint, asked: 1),
                RunUnit("user:7", .endpoint, skipped: 1),
            ]
            run.units[0].findings[.contractNull] = 20
            run.units[0].findings[.contractType] = 60
            run.units[0].findings[.contractAbsent] = 13
            run.units[0].findings[.timestampNoOffset] = 1
            run.units[1].findings[.liveAuth] = 1
        }
    }

    private static func modelFinding(
        _ rule: Rule,
        _ field: String,
        _ message: String,
        payload: String,
        source: String
    ) -> Finding {
        Finding(
            rule,
            Wording(
                message: message,
                kind: message,
                observed: "the payload was accepted",
                expected: "a rejection",
                fix: rule.explanation.fix,
                example: payload
            ),
            at: Finding.Place(source: source, pointer: JSONPointer([.key(field)])),
            reproduction: Finding.Reproduction(
                original: #"{"id":true,"url":null}"#,
                shrinks: 3,
                token: "p2-AgTehbisARR7ImlkIjoi",
                word: "'\(payload)'",
                likelihood: .unlikely,
                phase: "random",
                aspects: ["boolean-as-integer", "null"]
            )
        )
    }

    private static var modelReport: Report {
        var ledger = Ledger()
        ledger.add(
            modelFinding(
                .roundTripAccepted,
                "id",
                "a payload that breaks the contract was accepted: 'id' is a boolean",
                payload: #"{"id":true}"#,
                source: "types-id-true"
            ),
            count: 8
        )
        ledger.add(
            modelFinding(
                .roundTripNullLost,
                "url",
                "the null of 'url' was lost",
                payload: #"{"id":1,"url":null}"#,
                source: ""
            )
        )
        ledger.add(
            modelFinding(
                .roundTripAccepted,
                "user_id",
                "a payload that breaks the contract was accepted: 'user_id' is text",
                payload: #"{"id":1,"user_id":""}"#,
                source: "staging-user-id"
            ),
            suppressedBy: Suppression("staging", explanation: "The cases are not reviewed yet.")
        )
        return ReportsTests.report(of: ledger) { run in
            run = RunRecord(
                toolVersion: run.toolVersion,
                command: "model",
                target: "python-zendesk 0.3.1",
                startedAt: run.startedAt,
                ledger: ledger
            )
            run.duration = .milliseconds(10_940)
            run.checked.cases = 1_081
            run.checked.bytes = 2_100_000
            run.corpus = CorpusIdentity(
                version: "2.1.0",
                sha256: String(repeating: "ab", count: 32)
            )
            run.generator = RandomSource(version: 1, seed: 7, shard: "1/3")
            run.coverage = RunRecord.Coverage(
                presence: .init(
                    Set(PresenceCombination.all.dropLast()),
                    failed: [PresenceCombination.all[40]]
                ),
                dialects: .init(Set(Timestamp.Dialect.allCases.dropLast()), failed: [.ruby]),
                aspects: [
                    .init("null", asked: 81, kept: 80, rejected: 0),
                    .init("comments", asked: 12, kept: 0, rejected: 12),
                ]
            )
            run.model = RunRecord.Model(
                name: "python-zendesk",
                version: "0.3.1",
                language: "Python"
            )
            run.choices = [
                .init(policy: "duplicate-key", answer: "last", isDeclared: false),
                .init(policy: "timestamps", answer: "rfc3339", isDeclared: true),
            ]
            run.testeeCommand = [".venv/bin/python", "scripts/testees/python_zendesk.py"]
            run.units = [
                RunUnit("corpus", .phase, asked: 700), RunUnit("presence", .phase, asked: 81),
                RunUnit("random", .phase, asked: 300, skipped: 33),
            ]
            run.units[0].findings[.roundTripAccepted] = 8
            run.units[2].findings[.roundTripNullLost] = 1
        }
    }
}
