import Gen

extension Problem {
    static let numbers: [Problem] = [
        difference("difference (zero)", "[10, 10]") { $0 != 0 },
        difference("difference (small)", "[10, 6]") { !(1...4).contains($0) },
        difference("difference (one)", "[10, 9]") { $0 != 1 },
    ]

    private static func difference(
        _ name: String,
        _ normalForm: String,
        holds: @escaping @Sendable (UInt) -> Bool
    ) -> Problem {
        Problem(name, normalForm, Generator<Int>.int(in: 1...Int.max).array(count: 2)) { pair in
            pair[0] < 10 || holds((pair[0] - pair[1]).magnitude)
        }
    }
}
