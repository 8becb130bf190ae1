import SessionModel

extension UsageShift {
    /// The name that identifies the shift of a field.
    var name: String {
        switch self {
        case .magnitude: "magnitude"
        case .length: "length"
        case .age: "age"
        case .interval: "interval"
        }
    }

    /// Returns what happened, as a sentence without its end.
    func statement(_ direction: Direction) -> String {
        switch self {
        case .magnitude(let field):
            "the numbers in '\(field.key)' are \(direction.phrase("larger", "smaller"))"
        case .length(let field):
            "the texts in '\(field.key)' are \(direction.phrase("longer", "shorter"))"
        case .age(let field):
            "the times in '\(field.key)' are \(direction.phrase("longer ago", "more recent"))"
        case .interval:
            "the time from 'authenticated_at' to 'last_seen_at' is "
                + direction.phrase("longer", "shorter")
        }
    }
}

extension UsageShift.Direction {
    fileprivate func phrase(_ up: String, _ down: String) -> String {
        switch self {
        case .up: "\(up) than before"
        case .down: "\(down) than before"
        case .apart: "distributed differently than before"
        }
    }
}
