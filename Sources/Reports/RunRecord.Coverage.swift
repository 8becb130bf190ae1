package import SessionModel

extension RunRecord {
    /// The presence combinations and timestamp dialects that a run covered.
    package struct Coverage: Hashable, Sendable {
        /// The combinations of absent, null and value.
        package let presence: Share<PresenceCombination>

        /// The dialects of timestamps.
        package let dialects: Share<Timestamp.Dialect>

        /// What the cases were about; empty if that was not counted.
        package let aspects: [AspectCount]

        /// Creates the coverage of presence combinations, dialects and aspects.
        package init(
            presence: Share<PresenceCombination>,
            dialects: Share<Timestamp.Dialect>,
            aspects: [AspectCount] = []
        ) {
            self.presence = presence
            self.dialects = dialects
            self.aspects = aspects
        }

        /// How many cases were about one aspect of models, and what became of them.
        package struct AspectCount: Hashable, Sendable {
            /// The name of the aspect, a row in a matrix of models.
            package let name: String

            package let asked: Int

            /// The number of payloads that came back with the same meaning.
            package let kept: Int

            /// The number of payloads that were rejected without a finding.
            package let rejected: Int

            package init(_ name: String, asked: Int, kept: Int, rejected: Int) {
                self.name = name
                self.asked = asked
                self.kept = kept
                self.rejected = rejected
            }
        }

        /// What was covered of all that could be, written as `27/81`.
        package struct Share<Item: CoverageItem>: Hashable, Sendable, CustomStringConvertible {
            /// What was tested.
            package let tested: Set<Item>

            /// What was tested and failed.
            package let failed: Set<Item>

            /// Creates a share of `tested`, of which `failed` failed.
            package init(_ tested: Set<Item>, failed: Set<Item> = []) {
                self.tested = tested
                self.failed = failed
            }

            /// The share of what failed.
            var failedOnly: Self { Self(failed) }

            /// The share as it appears in reports.
            package var description: String { "\(tested.count)/\(Item.everyCase.count)" }
        }
    }
}

/// Something of which a run can cover a part.
package protocol CoverageItem: Hashable, Sendable {
    /// All that could be covered, in the order of reports.
    static var everyCase: [Self] { get }
}

extension PresenceCombination: CoverageItem {
    package static var everyCase: [PresenceCombination] { all }
}

extension Timestamp.Dialect: CoverageItem {
    package static var everyCase: [Timestamp.Dialect] { allCases }
}

extension RunRecord.Coverage.Share<PresenceCombination> {
    /// The combinations that ``bits`` has written; `nil` if it has not written them.
    static func items(_ bits: String) -> Set<Item>? {
        let all = Item.everyCase
        guard bits.utf8.count == (all.count + 3) / 4 else { return nil }
        var items: Set<Item> = []
        for (position, character) in bits.utf8.reversed().enumerated() {
            let text = String(decoding: [character], as: UTF8.self)
            guard let digit = Int(text, radix: 16) else { return nil }
            for bit in 0..<4 where digit & 1 << bit != 0 {
                let index = 4 * position + bit
                guard index < all.count else { return nil }
                items.insert(all[index])
            }
        }
        return items
    }

    /// The tested combinations as bits in hexadecimal digits; the first combination is the lowest
    /// bit.
    package var bits: String {
        let all = Item.everyCase
        return stride(from: (all.count - 1) / 4 * 4, through: 0, by: -4).map { start in
            let digit = (0..<4).reduce(0) { digit, bit in
                guard start + bit < all.count, tested.contains(all[start + bit]) else {
                    return digit
                }
                return digit | 1 << bit
            }
            return String(digit, radix: 16)
        }.joined()
    }
}

extension RunRecord.Coverage.Share<Timestamp.Dialect> {
    /// The names of the tested dialects, in the order of their declaration.
    package var names: [String] { Item.everyCase.filter(tested.contains).map(\.rawValue) }
}
