package import StrictJSON

/// Something a payload, an API or a model does that the contract does not allow or wants known.
///
/// A finding is a value: rules return findings, and only reports print them. Nothing in it but
/// ``Observation/excerpt`` repeats what the payload held, so that a finding can be shown to anyone.
package struct Finding: Hashable, Sendable {
    package var rule: Rule

    /// Where the fault lies in its JSON text; the root where it concerns the whole.
    package var pointer: JSONPointer

    /// The place of the fault in its source, where it has one.
    package var position: TextPosition?

    /// The file, the URL without credentials, or the payload the fault was found in.
    package var source = ""

    /// What went wrong, in one sentence that names no value.
    package var message: String

    package var observed: Observation

    /// What would have conformed.
    package var expected: String

    /// How to mend it.
    package var fix: String

    /// A payload that shows the fault, where one was searched for; it has to be free of data.
    package var payload: String?

    /// How the payload was found and how to see the fault again, for faults of models.
    package var reproduction: Reproduction?

    /// A smallest payload that shows the fault, with nothing of the data in it: the one that was
    /// searched for, else a made-up one; `nil` for faults that lie in no payload.
    package var example: String? {
        if let payload { return payload }
        let key: String? = if case .key(let key)? = pointer.tokens.last { key } else { nil }
        return SmallestPayload.text(for: rule, key: key, observed: observed.kind)
    }

    package init(
        _ rule: Rule,
        at pointer: JSONPointer = JSONPointer(),
        message: String,
        observed: Observation,
        expected: String,
        fix: String
    ) {
        self.rule = rule
        self.pointer = pointer
        self.message = message
        self.observed = observed
        self.expected = expected
        self.fix = fix
    }
}

extension Finding {
    /// What was seen in the place of a fault.
    package struct Observation: Hashable, Sendable {
        /// What kind of thing it was, the same for all findings that are one row of a report:
        /// `null`, `string`, the dialect of a timestamp, a status code.
        package var kind: String

        /// What it was, described without its value: `a string of 20 characters`.
        package var summary: String

        /// The beginning of the value itself, shown only where values are asked for.
        package var excerpt: String?

        package init(_ kind: String, _ summary: String, excerpt: String? = nil) {
            self.kind = kind
            self.summary = summary
            self.excerpt = excerpt
        }
    }

    /// Where the payload of a fault of a model came from, and what shows the fault again.
    package struct Reproduction: Hashable, Sendable {
        /// The payload that showed the fault first, with nothing in it that acts on terminals.
        package var original: String

        /// How many steps led from that one to the smallest.
        package var shrinks: Int

        /// The token that the command `replay` takes.
        package var token: String

        package init(original: String, shrinks: Int, token: String) {
            self.original = original
            self.shrinks = shrinks
            self.token = token
        }
    }

    /// What makes findings one row of a report: rule, shape of the pointer, kind of observation.
    package struct Group: Hashable, Sendable {
        package var rule: Rule
        package var pointerShape: String
        package var observedKind: String
    }

    /// The row of a report that this finding belongs to.
    package var group: Group {
        Group(rule: rule, pointerShape: pointer.shape, observedKind: observed.kind)
    }
}
