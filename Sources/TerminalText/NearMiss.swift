/// Finds the names that a mistyped name was probably meant to be.
package enum NearMiss {
    /// Returns the names among `candidates` that `text` was probably meant to be, or none.
    ///
    /// The first of these rules with a match decides; only rules 1 and 4 can return several names:
    /// 1. `text` is the part of an id after the slash, such as `null` of `contract/null`;
    /// 2. a name is within one edit per three characters of `text`, or within one edit;
    /// 3. `text` has at least three characters and is the beginning of exactly one name;
    /// 4. `text` is the end of at most four names, from one of their hyphens on;
    /// 5. like 2, but with the part of an id after the slash.
    package static func matches(for text: String, among candidates: [String]) -> [String] {
        // A longer text is not a mistyped name, and the cost grows with the square of the length.
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
        // More matches would be a search result instead of a guess.
        if (1...4).contains(tails.count) { return tails.map(\.name) }

        let parts = names.compactMap { name, folded in
            folded.lastIndex(of: "/").map { (name, String(folded[$0...].dropFirst())) }
        }
        return wanted.count < 3 ? [] : [nearest(to: wanted, among: parts)].compactMap(\.self)
    }

    /// Returns the name among `candidates` that `text` was most probably meant to be.
    package static func closest(to text: String, among candidates: [String]) -> String? {
        matches(for: text, among: candidates).first
    }

    private static func nearest(
        to wanted: String,
        among names: [(name: String, folded: String)]
    ) -> String? {
        let limit = max(1, wanted.count / 3)
        // The distance is at least the difference in length, so other names cannot match.
        let alike = names.filter { abs($0.folded.count - wanted.count) <= limit }
        let ranked = alike.map { (name: $0.name, distance: distance(wanted, $0.folded)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit
        else { return nil }
        return best.name
    }

    /// Returns the optimal string alignment distance, in Unicode scalars.
    ///
    /// It is the number of scalars to insert, delete, replace or swap with their neighbor to turn
    /// one text into the other.
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
