import Testing

@testable import Gen

@Suite
struct `A descending search` {
    @Test(arguments: [1, 2, 3, 10, 900, 1 << 31, (1 << 53) + 1, UInt64.max - 1, .max])
    func `finds the smallest failing number in at most 80 tries`(answer: UInt64) {
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
    func `gives up after 8 tries if the number depends on another one`() {
        var search = DescendingSearch(from: 1_000_000)
        var questions = 0
        while search.next != nil {
            questions += 1
            search.note(false)
        }
        #expect(questions <= 8)
    }
}
