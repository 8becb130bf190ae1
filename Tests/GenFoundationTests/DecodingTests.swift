import Foundation
import Gen
import GenFoundation
import Testing

private struct Order: Codable, Hashable {
    var id: UUID
    var placed: Date
    var delivered: Date?
    var total: Decimal
    var link: URL?
    var signature: Data
    var zone: TimeZone
    var locale: Locale
    var day: DateComponents
    var history: [Date]
    var prices: [String: Decimal]
}

@Suite
struct `Decoding types of Foundation` {
    @Test
    func `makes values that JSON can carry`() throws {
        let orders = Generator<Order>.decoding(overriding: .foundation)
        var seen: Set<String> = []
        let outcome = orders.check(RunSettings(cases: 300, seed: 1)) { order, _ in
            if order.delivered != nil { seen.insert("delivered") }
            if order.link != nil { seen.insert("link") }
            if order.history.count > 1 { seen.insert("history") }
            if order.prices.count > 1 { seen.insert("prices") }
            if order.total.exponent == -2 { seen.insert("cents") }
            if !order.signature.isEmpty { seen.insert("signature") }
            do {
                let encoder = JSONEncoder()
                encoder.dateEncodingStrategy = .millisecondsSince1970
                let data = try encoder.encode(order)
                let decoder = JSONDecoder()
                decoder.dateDecodingStrategy = .millisecondsSince1970
                let again = try decoder.decode(Order.self, from: data)
                return Verdict(again.id == order.id && again.signature == order.signature)
            } catch {
                return .fails(Failure(error))
            }
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.counterexamples.map { "\($0.value) \($0.failure)" } == [])
        #expect(seen == ["delivered", "link", "history", "prices", "cents", "signature"])
    }

    @Test
    func `shrinks to the simplest values`() throws {
        let orders = Generator<Order>.decoding(overriding: .foundation)
        let outcome = orders.check(RunSettings(seed: 2)) { $0.total < 100 }
        let smallest = try #require(outcome.counterexamples.first?.value)
        #expect(smallest.total == 100)
        #expect(smallest.placed == Date(timeIntervalSince1970: 946_684_800))
        #expect(smallest.delivered == nil && smallest.link == nil && smallest.history == [])
        #expect(smallest.signature == Data() && smallest.zone == .gmt)
    }

    @Test
    func `uses overrides that come first`() {
        let orders = Generator<Order>.decoding(
            overriding: [
                .key("total", .decimal(in: 1...2))
            ] + .foundation
        )
        #expect(orders.check { (1...2).contains($0.total) }.verdict == .passed)
    }
}
