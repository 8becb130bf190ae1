package import StrictJSON

/// Something that a payload, an API or a model does that violates the contract or is worth
/// reporting: which rule, where, and in which words.
///
/// A finding is made once, when all of it is known, and never changed. Nothing in it but
/// ``excerpt`` and the keys in its pointer repeats what the payload held.
package struct Finding: Hashable, Sendable {
    package let rule: Rule

    package let place: Place

    /// What is wrong, in words.
    package let wording: Wording

    /// The beginning of the value itself, shown only where values are asked for.
    package let excerpt: String?

    /// How the payload was found and how to see the fault again, for faults of models.
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

    /// The finding for a fault that was seen at `place`.
    package init(_ fault: Fault, at place: Place, excerpt: String? = nil) {
        self.init(fault.rule, fault.wording, at: place, excerpt: excerpt)
    }
}

extension Finding {
    /// Where a fault is.
    package struct Place: Hashable, Sendable {
        /// The file, the URL without credentials, or the name of the payload.
        package let source: String

        /// The way to the fault in its JSON text; the root where it concerns the whole.
        package let pointer: JSONPointer

        /// The place in the source, where it has one.
        package let position: TextPosition?

        package init(
            source: String = "",
            pointer: JSONPointer = JSONPointer(),
            position: TextPosition? = nil
        ) {
            self.source = source
            self.pointer = pointer
            self.position = position
        }
    }

    /// Where the payload of a fault of a model came from, and what shows the fault again.
    package struct Reproduction: Hashable, Sendable {
        /// The payload that showed the fault first, with nothing in it that acts on terminals.
        package let original: String

        /// How many steps led from that one to the smallest.
        package let shrinks: Int

        /// The token that the command `replay` takes.
        package let token: String

        package init(original: String, shrinks: Int, token: String) {
            self.original = original
            self.shrinks = shrinks
            self.token = token
        }
    }

    /// What makes findings one row of a report: rule, shape of the pointer, kind of observation.
    package struct Group: Hashable, Sendable {
        package let rule: Rule
        package let pointerShape: String
        package let observedKind: String
    }

    /// The row of a report that this finding belongs to.
    package var group: Group {
        Group(rule: rule, pointerShape: place.pointer.shape, observedKind: wording.kind)
    }
}
