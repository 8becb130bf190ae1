import LiveAPI
import StandInAPI

/// A way in which a response of the API carries a case of the corpus.
enum CorpusCarrier: CaseIterable, Hashable, Sendable {
    /// A whole response, unchanged.
    case answer

    /// A session without an envelope.
    case bare

    /// A session in `{"session":…}`.
    case single

    /// A session in `{"sessions":[…]}`.
    case list

    var form: ServedPayload.Form { self == .answer || self == .bare ? .answer : .session }

    /// Returns an endpoint that is unique to the case with this number.
    func endpoint(_ number: Int64) -> LiveEndpoint {
        switch self {
        case .answer, .list: .user(number)
        case .bare, .single: .session(user: 1, session: number)
        }
    }

    /// The rules that a live run reports for one case.
    struct Sight: Hashable {
        /// The rules that the payload breaks.
        var rules: Set<String>

        /// The rules that the exchange breaks.
        var liveRules: Set<String>

        init(_ rules: Set<String> = [], live: Set<String> = []) {
            self.rules = rules
            liveRules = live
        }
    }
}

extension CorpusCarrier {
    /// The cases for which a live run reports other rules than the case expects, with these rules.
    var changes: [String: Sight] {
        switch self {
        case .answer: Self.answerChanges
        case .bare: Self.bareChanges
        case .single: Self.singleChanges
        case .list: Self.listChanges
        }
    }

    private static func sights(_ ids: [String], _ sight: Sight) -> [(String, Sight)] {
        ids.map { ($0, sight) }
    }

    private static func table(_ groups: [(String, Sight)]...) -> [String: Sight] {
        // A duplicate name is a mistake in this file.
        Dictionary(uniqueKeysWithValues: groups.joined())
    }

    private static let answerChanges = table(
        // An error object is reported as such, not as an unknown envelope.
        sights(
            ["envelopes-answer-error", "envelopes-answer-error-text"],
            Sight(live: ["live/error-body"])
        ),
        // The links name company.zendesk.com, which is not the host of the stand-in.
        sights(
            [
                "envelopes-cursor-first", "envelopes-cursor-middle",
                "envelopes-cursor-last-with-cursor", "envelopes-offset-first",
            ],
            Sight(live: ["live/redirect"])
        ),
        sights(
            ["envelopes-cursor-link-alone"],
            Sight(live: ["live/redirect", "live/paging-loop"])
        )
    )

    private static let bareChanges = table(
        // As responses, these are not broken sessions but lists, envelopes, errors, or unknown.
        sights(["types-root-empty-array"], Sight()),
        sights(
            [
                "types-root-array-of-one", "types-root-list-envelope",
                "types-root-single-envelope",
            ],
            Sight(["contract/absent"])
        ),
        sights(
            ["types-root-error-object", "types-root-error-list"],
            Sight(live: ["live/error-body"])
        ),
        sights(
            [
                "types-root-empty-object", "unknown-fields-misspelled-id-alone",
                "unknown-fields-only-nested-id",
            ],
            Sight(["envelope/unknown"])
        )
    )

    /// The changes that every envelope makes: a root that is not an object has the wrong type for a
    /// session, a byte order mark is no longer first, an extra brace ends the envelope, and the
    /// envelope adds a level to 512 levels.
    private static let nestedChanges = table(
        sights(
            [
                "syntax-byte-order-mark", "syntax-byte-order-mark-alone",
                "syntax-byte-order-mark-and-space", "syntax-two-byte-order-marks",
            ],
            Sight(["json/syntax"])
        ),
        sights(["syntax-depth-512"], Sight(["json/depth"])),
        sights(["syntax-extra-brace"], Sight(["json/syntax", "contract/absent"])),
        sights(
            [
                "types-root-null", "types-root-true", "types-root-number", "types-root-string",
                "types-root-encoded-twice", "types-root-empty-array",
            ],
            Sight(["envelope/shape"])
        )
    )

    private static let singleChanges = nestedChanges.merging(
        table(
            // A session is judged as soon as it is complete, whatever follows it.
            sights(
                [
                    "syntax-two-texts", "syntax-two-lines", "syntax-trailing-word",
                    "syntax-trailing-null-byte", "syntax-semicolon", "syntax-unclosed-object",
                ],
                Sight(["json/syntax", "contract/absent"])
            ),
            sights(["syntax-bad-after-end"], Sight(["json/encoding", "contract/absent"])),
            sights(
                ["types-root-array-of-one"],
                Sight(["envelope/array-form", "contract/absent"])
            )
        )
    ) { $1 }

    private static let listChanges = nestedChanges.merging(
        table(
            sights(["types-root-array-of-one"], Sight(["envelope/shape"])),
            // Without anything between its brackets, the list is empty.
            sights(["syntax-empty", "syntax-white-space-only"], Sight()),
            // The sessions of a list are judged one by one, up to the syntax error.
            sights(
                [
                    "syntax-two-texts", "syntax-two-lines", "syntax-trailing-word",
                    "syntax-trailing-null-byte", "syntax-semicolon",
                ],
                Sight(["json/syntax", "contract/absent"])
            ),
            sights(["syntax-bad-after-end"], Sight(["json/encoding", "contract/absent"])),
            sights(
                ["syntax-unclosed-array"],
                Sight(["json/syntax", "contract/absent", "contract/undeclared"])
            )
        )
    ) { $1 }
}
