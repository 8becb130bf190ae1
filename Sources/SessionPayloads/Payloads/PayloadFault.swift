package import SessionContract
import SessionModel

/// A change that makes a conforming payload violate exactly one rule: a kind of fault, somewhere.
package struct PayloadFault: Sendable {
    /// What is wrong, wherever it is.
    package let kind: Kind

    /// Where it is.
    package let position: FaultPosition

    /// The name of the fault, such as `type-object-url`.
    package var id: String { "\(kind.name)-\(position.name)" }

    /// The rule that the changed payload violates.
    package var rule: Rule { kind.rule }

    /// Returns the payload of `draft` with this fault.
    package func payload(from draft: PayloadDraft) -> [UInt8] {
        position.payload(of: draft, with: kind.text(around: position.own(in: draft), in: draft))
    }

    /// Every kind of fault in every position in which it makes sense.
    ///
    /// First come all kinds in their plainest position, then all in their next one, so the first
    /// payload that shows a wrong model is plain. Violations of the contract come before those of
    /// RFC 8259.
    package static let all: [PayloadFault] = {
        let most = Kind.all.map(\.positions.count).max() ?? 0
        return (0..<most).flatMap { rank in
            Kind.all.compactMap { kind in
                kind.positions.dropFirst(rank).first.map { PayloadFault(kind: kind, position: $0) }
            }
        }
    }()
}

extension PayloadFault {
    /// A kind of fault: a text that does not belong in any of its positions.
    package struct Kind: Sendable {
        /// The name of the kind, such as `syntax-block-comment`.
        package let name: String

        /// The rule that a payload with the fault violates.
        package let rule: Rule

        /// Where the fault makes sense, the plainest position first.
        let positions: [FaultPosition]

        private let spell: @Sendable (_ own: [UInt8], PayloadDraft) -> [UInt8]

        /// Creates a kind of fault whose text depends on the payload.
        package init(
            _ name: String,
            _ rule: Rule,
            in positions: [FaultPosition],
            _ spell: @escaping @Sendable (_ own: [UInt8], PayloadDraft) -> [UInt8]
        ) {
            self.name = name
            self.rule = rule
            self.positions = positions
            self.spell = spell
        }

        /// Creates a kind of fault with a text in which `@` is replaced by what belongs there.
        package init(_ name: String, _ rule: Rule, in positions: [FaultPosition], _ text: String) {
            let text = PositionedText(text)
            self.init(name, rule, in: positions) { own, _ in text.around(own) }
        }

        /// Returns the text of the fault around what belongs there.
        package func text(around own: [UInt8], in draft: PayloadDraft) -> [UInt8] {
            spell(own, draft)
        }

        /// All kinds, violations of the contract before those of RFC 8259.
        package static let all: [Kind] =
            presence + types + fractions + roots + words + strings + keys + objects + arrays + gaps
            + ends + encodings
    }
}
