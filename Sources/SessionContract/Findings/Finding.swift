package import StrictJSON

/// A violation of the contract, or something else worth reporting, in a payload, an API or a model.
///
/// A finding is made when all of it is known, and never changes. Only ``excerpt`` and
/// ``Place/exactPointer`` contain data from the payload.
package struct Finding: Hashable, Sendable {
    package let rule: Rule

    package let place: Place

    /// What is wrong and how to fix it.
    package let wording: Wording

    /// The beginning of the value, which reports show only on request.
    package let excerpt: String?

    /// How to reproduce the fault, for faults of models.
    package let reproduction: Reproduction?

    package init(
        _ rule: Rule,
        _ wording: Wording,
        at place: Place = Place(),
        excerpt: String? = nil,
        reproduction: Reproduction? = nil
    ) {
        self.rule = rule
        self.place = place
        self.wording = wording
        self.excerpt = excerpt
        self.reproduction = reproduction
    }

    /// Creates the finding for a fault at `place`.
    package init(_ fault: Fault, at place: Place, excerpt: String? = nil) {
        self.init(fault.rule, fault.wording, at: place, excerpt: excerpt)
    }
}

extension Finding {
    /// Where a fault is.
    package struct Place: Hashable, Sendable {
        /// The file, the URL without credentials, or the name of the payload.
        package let source: String

        /// The pointer to the fault in its JSON text, or to the root for a fault of the whole text,
        /// with ``KeyMask/symbol`` instead of each key that looks like data.
        package let pointer: JSONPointer

        /// The pointer with its keys as they are in the payload, which reports show only on
        /// request.
        package let exactPointer: JSONPointer

        /// The position in the source, if there is one and its line is known.
        package let position: TextPosition?

        /// The offset in the source in bytes, if that is all that is known of the position.
        package let offset: Int?

        package init(
            source: String = "",
            pointer: JSONPointer = JSONPointer(),
            position: TextPosition? = nil,
            offset: Int? = nil
        ) {
            self.source = source
            self.pointer = pointer.masked
            exactPointer = pointer
            self.position = position
            self.offset = position == nil ? offset : nil
        }
    }

    /// The payload that a fault of a model was found with, and the token that replays it.
    package struct Reproduction: Hashable, Sendable {
        /// The counterexample before shrinking, with characters that act on terminals escaped.
        package let original: String

        /// The number of shrinks from the original to the smallest counterexample.
        package let shrinks: Int

        /// The token for the command `replay`.
        package let token: String

        /// The smallest counterexample as a word of a shell, to be pasted after `printf %s`.
        package let word: String

        /// How likely it is that an API sends the smallest counterexample.
        package let likelihood: Likelihood

        /// The phase that showed the fault first.
        package let phase: String

        /// What the smallest counterexample is about, as names of rows in a matrix of models.
        package let aspects: [String]

        package init(
            original: String,
            shrinks: Int,
            token: String,
            word: String,
            likelihood: Likelihood,
            phase: String,
            aspects: [String] = []
        ) {
            self.original = original
            self.shrinks = shrinks
            self.token = token
            self.word = word
            self.likelihood = likelihood
            self.phase = phase
            self.aspects = aspects
        }
    }

    /// How likely it is that an API sends a payload, the likeliest first.
    package enum Likelihood: String, CaseIterable, Comparable, Sendable {
        /// Nothing in it is unusual.
        case likely

        /// It is JSON, but has something that the API does not document.
        case unlikely

        /// It is not JSON.
        case broken

        package static func < (left: Self, right: Self) -> Bool {
            left.order < right.order
        }

        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

        /// The likelihood as a phrase about a payload.
        package var phrase: String {
            switch self {
            case .likely: "JSON that an API may well send"
            case .unlikely: "JSON that an API hardly sends"
            case .broken: "not JSON"
            }
        }
    }

    /// The values that all findings in one row of a report share.
    package struct Group: Hashable, Sendable {
        package let rule: Rule
        package let pointerShape: String
        package let observedKind: String

        package init(rule: Rule, pointerShape: String, observedKind: String) {
            self.rule = rule
            self.pointerShape = pointerShape
            self.observedKind = observedKind
        }
    }

    /// The row of a report that this finding belongs to.
    package var group: Group {
        Group(rule: rule, pointerShape: place.pointer.shape, observedKind: wording.kind)
    }
}
