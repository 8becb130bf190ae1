import Testing

@testable import Gen

@Suite
struct `A descending search` {
    @Test(arguments: [1, 2, 3, 10, 900, 1 << 31, (1 << 53) + 1, UInt64.max - 1, .max])
    func `the smallest failing number is found in few questions`(answer: UInt64) {
        var search = DescendingSearch(from: .max)
        var smallest = UInt64.max
        var questions = 0
        while let next = search.next {
            questions += 1
            #expect(next < smallest)
            if next >= answer {
                smallest = next
            }
            search.note(next >= answer)
        }
        #expect(smallest == answer)
        #expect(questions <= 80)
    }

    @Test
    func `a number that hangs on another is left alone soon`() {
        var search = DescendingSearch(from: 1_000_000)
        var questions = 0
        while search.next != nil {
            questions += 1
            search.note(false)
        }
        #expect(questions <= 8)
    }
}
