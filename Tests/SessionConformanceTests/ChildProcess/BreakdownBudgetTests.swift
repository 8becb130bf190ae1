import Testing

@testable import SessionConformance

@Suite
struct `The budget of breakdowns` {
    /// Returns the number of requests after which a run ends; `nil` if it does not end.
    private func end(of pattern: [BreakdownBudget.Cost?], within limit: Int = 5_000) -> Int? {
        var budget = BreakdownBudget()
        for index in 0..<limit {
            if let cost = pattern[index % pattern.count] {
                budget.note(cost)
            } else {
                budget.noteAnswer()
            }
            if budget.isExceeded || budget.isSpent(investigating: false) { return index + 1 }
        }
        return nil
    }

    @Test
    func `is exceeded by breakdowns in a row`() {
        #expect(end(of: [.process]) == 32)
        #expect(end(of: [.time]) == 8)
    }

    @Test
    func `is exceeded soon by a large share of breakdowns`() {
        #expect(end(of: [.process, nil]).map { $0 < 150 } == true)
        #expect(end(of: [.time, nil, nil, nil]).map { $0 < 60 } == true)
    }

    @Test
    func `is not exceeded by a small share of breakdowns`() {
        let answers = [BreakdownBudget.Cost?](repeating: nil, count: 19)
        #expect(end(of: [.process] + answers) == nil)
        #expect(end(of: [.process, nil, nil, nil], within: 1_000) == nil)
    }

    @Test
    func `is spent by a small share of breakdowns at last`() {
        let answers = [BreakdownBudget.Cost?](repeating: nil, count: 9)
        #expect(end(of: [.process] + answers) == 2_551)
        #expect(end(of: [.time] + answers + answers) == 1_198)
    }

    @Test
    func `counts the requests since all was well`() {
        var budget = BreakdownBudget()
        budget.note(.process)
        for _ in 0..<9 { budget.noteAnswer() }
        #expect(budget.recent.requests == 0)
        budget.note(.process)
        budget.noteAnswer()
        budget.note(.time)
        #expect(budget.recent.requests == 3 && budget.recent.breakdowns == 2)
    }

    @Test
    func `ignores what an investigation loses, but not its time`() {
        var budget = BreakdownBudget()
        for _ in 0..<1_000 { budget.noteAgain(.process) }
        #expect(!budget.isExceeded && !budget.isSpent(investigating: false))
        for _ in 0..<64 { budget.noteAgain(.time) }
        #expect(!budget.isExceeded && budget.isSpent(investigating: false))
        #expect(!budget.isSpent(investigating: true))
        for _ in 0..<32 { budget.noteAgain(.time) }
        #expect(budget.isSpent(investigating: true))
    }
}
