import LiveAPI
import StandInAPI

/// A way in which an answer of the API carries a case of the corpus.
enum CorpusCarrier: CaseIterable, Hashable, Sendable {
    /// A whole answer, as it is.
    case answer

    /// A session without anything around it.
    case bare

    /// A session in `{"session":…}`.
    case single

    /// A session in `{"sessions":[…]}`.
    case list

    var form: ServedPayload.Form { self == .answer || self == .bare ? .answer : .session }

    /// An endpoint for the case with this number, which no other case has.
    func endpoint(_ number: Int64) -> LiveEndpoint {
        switch self {
        case .answer, .list: .user(number)
        case .bare, .single: .session(user: 1, session: number)
        }
    }

    /// What a live run has seen of one case.
    struct Sight: Hashable {
        /// The rules that the payload breaks.
        var rules: Set<String>

        /// The rules that the API breaks around it.
        var liveRules: Set<String>

        init(_ rules: Set<String> = [], live: Set<String> = []) {
            self.rules = rules
            liveRules = live
        }
    }
}

extension CorpusCarrier {
    /// The cases of which a live run sees something else than their bytes show, and what it sees.
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
        // A name that is there twice is a mistake in this file.
        Dictionary(uniqueKeysWithValues: groups.joined())
    }

    private static let answerChanges = table(
        // An error object is reported as one, and not as an unknown envelope.
        sights(
            ["envelopes-answer-error", "envelopes-answer-error-text"],
            Sight(live: ["live/error-body"])
        ),
        // The links name company.zendesk.com, and the stand-in is elsewhere.
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
        // Seen as answers, these are what they look like: lists, envelopes, errors, or nothing
        // known.
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

    /// What no place for a session holds: a root that is not an object, a mark that has to come
    /// first, a brace that ends the envelope, and 512 levels with one more around them.
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
            // A session counts as soon as it has been read, whatever follows it.
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
            // Nothing between the brackets is an empty list.
            sights(["syntax-empty", "syntax-white-space-only"], Sight()),
            // The sessions of a list are judged one by one, up to the fault.
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
