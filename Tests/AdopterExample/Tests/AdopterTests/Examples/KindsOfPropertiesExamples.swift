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
