import Foundation
import Gen
import GenFoundation
import GenTesting
import Testing

private struct Order: Codable {
    var id: UUID
    var placed: Date
    var total: Decimal
    var link: URL?
}

@Test
func `an invoice is due after it is sent`() async throws {
    try await forAll(.date(), .int(in: 1...90)) { sent, days in
        #expect(dueDate(of: sent, days: days) > sent)
    }
}

@Test
func `values of Foundation are decoded`() async throws {
    let orders = Generator<Order>.decoding(overriding: .foundation)
    let exceptions: [DecodingOverride] = [.key("total", .decimal(in: 0...1000))]
    let paid = Generator<Order>.decoding(overriding: exceptions + .foundation)
    try await forAll(orders) { order in
        #expect(!order.total.isNaN)
    }
    try await forAll(paid) { order in
        #expect((0...1000).contains(order.total))
    }
}

@Test
func `generators of URLs are distinguished from those of text by the type`() async throws {
    try await forAll(.url()) { (url: URL) in
        #expect(url.host() != nil)
    }
    try await forAll(Generator<URL>.url().array()) { urls in
        #expect(urls.allSatisfy { $0.scheme != nil })
    }
    try await forAll(.data(count: 0...1024), .timeZone(), .locale()) { data, zone, locale in
        #expect(data.count <= 1024 && !zone.identifier.isEmpty && !locale.identifier.isEmpty)
    }
    try await forAll(.duration(in: .zero...(.seconds(60)))) { duration in
        #expect(duration >= .zero)
    }
}

/// The function under test in the example.
private func dueDate(of sent: Date, days: Int) -> Date {
    Calendar(identifier: .gregorian).date(byAdding: .day, value: days, to: sent) ?? sent
}
