import Foundation
import Gen
import GenTesting
import Testing

@Test
func `decoding reverses encoding`() async throws {
    try await forAll(.booking()) { booking in
        let data = try JSONEncoder().encode(booking)
        #expect(try JSONDecoder().decode(Booking.self, from: data) == booking)
    }
}

@Test
func `trimming twice is trimming once`() async throws {
    try await forAll(.string()) { text in
        #expect(trimmed(trimmed(text)) == trimmed(text))
    }
}

@Test
func `the fast search agrees with the simple one`() async throws {
    let lists = Generator<Int>.int(in: 0...20).array().map { $0.sorted() }
    try await forAll(.zip(lists, .int(in: 0...20))) { list, number in
        #expect(contains(number, in: list) == list.contains(number))
    }
}

@Test
func `a shuffled list has the same elements`() async throws {
    try await forAll(.int().array()) { list in
        #expect(list.shuffled().sorted() == list.sorted())
    }
}

@Test(.isolated)
func `the parser never traps`() async throws {
    try await forAll(.string()) { text in
        _ = try? parse(text)
    }
}

@Test
func `the running mean is near the mean`() async throws {
    try await forAll(.double(in: 0...1000).array(count: 1...50)) { numbers in
        let error = abs(runningMean(numbers) - mean(numbers))
        target(error, label: "error")
        #expect(error < 1e-6)
    }
}

private func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
}

private func runningMean(_ numbers: [Double]) -> Double {
    numbers.enumerated().reduce(0) { $0 + ($1.element - $0) / Double($1.offset + 1) }
}

private func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
}

private func contains(_ number: Int, in list: [Int]) -> Bool {
    var range = list.indices
    while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        if list[middle] == number { return true }
        range = list[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
}
