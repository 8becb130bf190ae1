/// Finds the word that somebody who made a slip has meant.
enum Nearest {
    /// The word that takes the fewest changes to reach, at most a third of its letters.
    static func word(to slip: String, among words: [String]) -> String? {
        let letters = Array(slip.utf8.prefix(100))
        let near = words.map { (distance: distance(letters, Array($0.utf8)), word: $0) }
        guard let best = near.min(by: { $0.distance < $1.distance }),
            best.distance <= max(2, best.word.utf8.count / 3)
        else { return nil }
        return best.word
    }

    /// How many letters have to be put in, taken out or exchanged (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (leftIndex, leftLetter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = leftIndex + 1
            for (rightIndex, rightLetter) in right.enumerated() {
                let exchange = diagonal + (leftLetter == rightLetter ? 0 : 1)
                diagonal = row[rightIndex + 1]
                row[rightIndex + 1] = min(exchange, diagonal + 1, row[rightIndex] + 1)
            }
        }
        return row[right.count]
    }
}
