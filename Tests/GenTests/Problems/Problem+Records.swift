import Gen

extension Problem {
    static let records: [Problem] = [
        session,
        Problem(
            "seen before authenticated",
            "{id: 0, authenticated_at: 2000-01-01T00:00:00Z, last_seen_at: 1999-01-01T00:00:00Z}",
            SessionRecord.generator
        ) { session in
            guard let seen = session.lastSeenAt.value, let start = session.authenticatedAt.value
            else { return true }
            return seen >= start
        },
        Problem(
            "user_id equals id",
            "{id: 1, user_id: 1}",
            SessionRecord.generator
        ) { session in
            session.userId.value != session.id || session.id == 0
        },
    ]

    static let matrices: [Problem] = [
        Problem("uniform rows", "[[100]]", rows) { $0.joined().reduce(0, +) < 100 },
        Problem("uniform rows, count", "[[0], [0], [0], [0], [0], [0], [0]]", rows) {
            $0.joined().count <= 6
        },
        Problem(
            "matrix product",
            "([[0, 0], [0, 10]], [[0, 0], [0, 10]])",
            .zip(square, square)
        ) { one, two in
            product(one, two).joined().allSatisfy { $0 < 100 }
        },
        Problem("matrix sum", "([[0, 0], [0, 5]], [[0, 0], [0, 10]])", .zip(square, square)) {
            one,
            two in
            !(0..<2).contains { row in (0..<2).contains { one[row][$0] + two[row][$0] >= 15 } }
        },
        Problem("set sum", "[1001]", Generator<Int>.int(in: 0...1_000_000).set()) { numbers in
            numbers.reduce(0, +) <= 1000
        } text: {
            "\($0.sorted())"
        },
    ]

    static let heldBackMatrices: [Problem] = [
        Problem("sum of a column", "[[0], [21]]", rows) { rows in
            guard rows.count > 1, let first = rows.first else { return true }
            return !first.indices.contains { column in rows.map { $0[column] }.reduce(0, +) > 20 }
        },
        Problem(
            "set of sum and size",
            "[0, 1, 100]",
            Generator<Int>.int(in: 0...100).set()
        ) {
            $0.count < 3 || $0.reduce(0, +) <= 100
        } text: {
            "\($0.sorted())"
        },
        Problem("trace", "[[0, 0], [0, 10]]", square) { $0[0][0] + $0[1][1] < 10 },
    ]

    /// Rows of a width that is drawn first.
    private static let rows = Generator<Int>.int(in: 0...8).flatMap { width in
        Generator<Int>.int(in: 0...1000).array(count: width).array(count: 0...8)
    }

    private static let square = Generator<Int>.int(in: 0...10).array(count: 2).array(count: 2)

    private static func product(_ one: [[Int]], _ two: [[Int]]) -> [[Int]] {
        one.map { row in
            two[0].indices.map { column in
                row.indices.reduce(0) { $0 + row[$1] * two[$1][column] }
            }
        }
    }
}
