/// The names that a mistyped name probably stands for.
package enum NearMiss {
    /// The names among `candidates` that `text` was probably meant to be, or none.
    ///
    /// There is more than one only where `text` is the last part of several ids. In this order:
    /// 1. `text` is what follows the slash of an id: `null` is `contract/null`;
    /// 2. a name takes at most one edit for every three characters, and at least one;
    /// 3. `text` is the beginning, of three characters or more, of exactly one name;
    /// 4. `text` is the end of a name, from one of its hyphens on;
    /// 5. as 2, with what follows the slash.
    package static func matches(for text: String, among candidates: [String]) -> [String] {
        // Longer texts are not mistyped names, and the cost grows with the square of the length.
        guard (1...60).contains(text.count) else { return [] }
        let wanted = text.lowercased()
        let names = candidates.map { (name: $0, folded: $0.lowercased()) }

        let ends = names.filter { $0.folded.hasSuffix("/" + wanted) }
        if !ends.isEmpty { return ends.map(\.name) }

        if let near = nearest(to: wanted, among: names) { return [near] }

        let begun = names.filter { $0.folded.hasPrefix(wanted) }
        if wanted.count >= 3, begun.count == 1 { return begun.map(\.name) }

        let word = "-" + wanted.drop { $0 == "-" }
        let tails = names.filter { word.count > 3 && $0.folded.hasSuffix(word) }
        // More would be a search and not a guess.
        if (1...4).contains(tails.count) { return tails.map(\.name) }

        let parts = names.compactMap { name, folded in
            folded.lastIndex(of: "/").map { (name, String(folded[$0...].dropFirst())) }
        }
        return wanted.count < 3 ? [] : [nearest(to: wanted, among: parts)].compactMap(\.self)
    }

    /// The name that `text` was most probably meant to be.
    package static func closest(to text: String, among candidates: [String]) -> String? {
        matches(for: text, among: candidates).first
    }

    private static func nearest(
        to wanted: String,
        among names: [(name: String, folded: String)]
    ) -> String? {
        let limit = max(1, wanted.count / 3)
        // Each character that one name has more takes an edit.
        let alike = names.filter { abs($0.folded.count - wanted.count) <= limit }
        let ranked = alike.map { (name: $0.name, distance: distance(wanted, $0.folded)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit
        else { return nil }
        return best.name
    }

    /// The number of scalars to insert, delete, replace, or swap with their neighbor to turn one
    /// text into the other (optimal string alignment).
    package static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.unicodeScalars)
        let second = Array(second.unicodeScalars)
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (row, left) in first.enumerated() {
            var current = [row + 1]
            for (column, right) in second.enumerated() {
                let isSame = left == right
                var cost = last[column] + (isSame ? 0 : 1)
                if !isSame {
                    cost = min(cost, last[column + 1] + 1, current[column] + 1)
                    if row > 0, column > 0, left == second[column - 1], right == first[row - 1] {
                        cost = min(cost, beforeLast[column - 1] + 1)
                    }
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
