/// Finds what somebody meant who mistyped.
enum NearMiss {
    /// The candidate closest to `text`, or `nil` where none is close enough to be meant.
    ///
    /// Close means: the same but for letter case, a beginning of three characters or more that fits
    /// one candidate alone, or at most one edit for every three characters.
    static func closest(to text: String, among candidates: [String]) -> String? {
        // What is longer than this is no mistyped word, and comparing costs its square.
        guard (1...60).contains(text.count) else { return nil }
        let wanted = text.lowercased()
        let ranked = candidates.map { (name: $0, distance: distance(wanted, $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        if best.distance <= max(1, wanted.count / 3) { return best.name }
        let begun = candidates.filter { $0.lowercased().hasPrefix(wanted) }
        return wanted.count >= 3 && begun.count == 1 ? begun.first : nil
    }

    /// How many characters have to be inserted, deleted, replaced, or swapped with their neighbour
    /// to make one text of the other.
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first)
        let second = Array(second)
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (row, left) in first.enumerated() {
            var current = [row + 1]
            for (column, right) in second.enumerated() {
                var cost = min(
                    last[column] + (left == right ? 0 : 1),
                    last[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, left == second[column - 1], right == first[row - 1] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
