import Gen
import GenTesting
import Synchronization
import Testing

@Suite
struct `The body of a property` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    @Test
    func `discards cases whose assumption does not hold`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                try assume(number % 2 == 1)
                #expect(number % 2 == 1)
                #expect(number < 100)
            }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 101\n"))
    }

    @Test
    func `fails if nearly all cases are discarded`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { try assume($0 > 1000) }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("were discarded by the property"))
    }

    @Test
    func `adds the notes of the smallest case to its failure, and no others`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                note("the double is \(2 * number)")
                #expect(number < 321)
                note("not reached in time")
            }
        }
        #expect(comments(issues).contains("\nnote: the double is 642"))
        #expect(comments(issues).components("note: ") == 1)
        #expect(!comments(issues).contains("not reached"))
    }

    @Test
    func `adds notes to a thrown error, up to a limit`() async throws {
        let long = String(repeating: "x", count: 10_000)
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 20, seed: 1)) { number in
                for _ in 0..<20 { note(long) }
                note("\(Issue.record("evaluated without need"))")
                if number > 320 { throw CancellationError() }
            }
        }
        #expect(comments(issues).components("note: ") == 20)
        #expect(comments(issues).utf8.count < 25_000)
        #expect(!"\(issues)".contains("without need"))
    }

    @Test
    func `shows the shares of its labels with a failure`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 100, seed: 1)) { number in
                label(number < 500 ? "small" : "great")
                classify(number == 0, as: "zero")
                cover("even", atLeast: 0.1, number % 2 == 0)
                #expect(number < 900)
            }
        }
        let text = comments(issues)
        #expect(text.contains(" % small; ") || text.contains(" % small\n"), "\(text)")
        #expect(text.contains(" % great"))
        #expect(text.contains(" % zero"))
        #expect(text.contains(" % even, at least 10 % required"))
    }

    @Test
    func `fails if a class is too small`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                cover("negative", atLeast: 0.5, number < 0)
            }
        }
        #expect(issues.count == 1)
        #expect("\(issues)".contains("'negative'"))
    }

    @Test
    func `speaks for the innermost property`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 20, seed: 1)) { number in
                note("outer")
                try await forAll(.bool(), RunSettings(cases: 2)) { _ in note("inner") }
                #expect(number < 0)
            }
        }
        #expect(comments(issues).contains("note: outer"))
        #expect(!comments(issues).contains("inner"))
    }

    @Test
    func `is the only place for notes`() async throws {
        let issues = await recorded {
            label("lost")
            note("lost")
            classify(false, as: "lost")
            cover("lost", atLeast: 0, true)
        }
        #expect(issues.count == (await warningsAreRecorded ? 4 : 0))
        #expect(throws: AssumptionFailure.self) { try assume(false) }
    }
}

@Suite
struct `Several generators` {
    @Test
    func `give the body several parameters`() async throws {
        try await forAll(.int(), .string()) { number, text in
            #expect("\(number)\(text)".utf8.count > text.utf8.count)
        }
        try await forAll(.int(in: 0...9), .bool(), .double(in: 0...1)) { number, flag, share in
            #expect(number < 10 && (flag || !flag) && share <= 1)
        }
        try await forAll(.bool(), .bool(), .bool(), .bool()) { one, two, three, four in
            #expect([one, two, three, four].count == 4)
        }
    }

    @Test
    func `shrink together`() async throws {
        let issues = await recorded {
            try await forAll(.int(in: 0...99), .int(in: 0...99), RunSettings(seed: 1)) { one, two in
                #expect(one + two < 100)
            }
        }
        #expect(comments(issues).contains("fails for (1, 99)"))
    }
}

@Suite
struct `The examples of a property` {
    @Test
    func `run before all cases`() async throws {
        let values = Mutex<[Int]>([])
        try await forAll(.int(in: 0...9), RunSettings(cases: 5), examples: [77, 78]) { number in
            values.withLock { $0.append(number) }
        }
        #expect(values.withLock { $0.prefix(2) } == [77, 78])
        #expect(values.withLock { $0.count } == 7)
    }

    @Test
    func `are reported without being shrunk`() async throws {
        let line = #line + 3
        let issues = await recorded {
            try await forAll(.int(in: 0...9), examples: [7, 77, 5]) { number in
                #expect(number < 10)
            }
        }
        #expect(issues.map(\.sourceLocation?.line) == [line])
        #expect(comments(issues) == "fails for example 2: 77\n")
    }

    @Test
    func `report thrown errors and failed requirements`() async throws {
        let issues = await recorded {
            try await forAll(.int(in: 0...9), examples: [-1, -2]) { number in
                try #require(number != -1)
                if number == -2 { throw CancellationError() }
            }
        }
        #expect(
            comments(issues) == "fails for example 1: -1\nfails for example 2: -2\n"
        )
    }

    @Test
    func `warn if an assumption discards them`() async throws {
        let issues = await recorded {
            try await forAll(.int(in: 0...9), examples: [-1]) { try assume($0 >= 0) }
        }
        #expect(issues.allSatisfy { $0.severity == .warning })
        #expect("\(issues)".contains("tests nothing") == (await warningsAreRecorded))
    }
}

extension String {
    /// Returns how often a text occurs.
    fileprivate func components(_ text: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
