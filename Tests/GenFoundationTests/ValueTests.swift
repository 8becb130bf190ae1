import Foundation
import Gen
import GenFoundation
import GenTesting
import Testing

@Suite
struct `Generators of values of Foundation` {
    @Test
    func `make data like arrays of bytes`() {
        #expect(samples(.data(count: 2...5), 500).allSatisfy { (2...5).contains($0.count) })
        #expect(forms(.data().map(Array.init)) { !$0.contains(200) } == ["[200]"])
    }

    @Test
    func `make URLs with all parts`() {
        let urls: [URL] = samples(.url(), 2000)
        #expect(urls.allSatisfy { $0.host() != nil })
        #expect(urls.contains { $0.port != nil } && urls.contains { $0.query() != nil })
        #expect(urls.contains { $0.fragment() != nil } && urls.contains { $0.path() != "" })
        #expect(forms(Generator<URL>.url()) { _ in false } == ["http://a.aa"])
    }

    @Test
    func `make UUIDs`() {
        let uuids: [UUID] = samples(.uuid(), 500)
        #expect(Set(uuids).count > 100)
        #expect(
            forms(Generator<UUID>.uuid()) { _ in false } == ["00000000-0000-4000-8000-000000000000"]
        )
    }

    /// The names of the generators of text are the same, so this is about overloads.
    @Test
    func `are distinguished from text by the type that is expected`() async throws {
        let text: Generator<String> = .url()
        let links: Generator<URL> = .url()
        #expect(text.check { $0.hasPrefix("http") }.verdict == .passed)
        #expect(links.check { $0.scheme?.hasPrefix("http") == true }.verdict == .passed)
        try await forAll(.url()) { (link: URL) in #expect(link.host() != nil) }
        try await forAll(.url()) { (link: String) in #expect(link.hasPrefix("http")) }
        try await forAll(.url()) { link in #expect(link.host() != nil) }
        try await forAll(.uuid()) { id in #expect(UUID(uuidString: id.uuidString) == id) }
        try await forAll(.url().array()) { (links: [URL]) in #expect(links.count < 100) }
        try await forAll(.date(), .decimal()) { date, price in
            #expect(date <= .distantFuture && !price.isNaN)
        }
    }
}

@Suite
struct `Generators of decimals` {
    @Test
    func `make amounts of money most of the time`() {
        let decimals = samples(.decimal(), 5000)
        let everyday = decimals.count { $0.magnitude <= 1_000_000 && $0.exponent >= -4 }
        #expect(Double(everyday) / 5000 > 0.8)
        #expect(decimals.contains { $0.exponent == -2 })
        #expect(decimals.contains(.greatestFiniteMagnitude))
        #expect(decimals.contains(.leastNonzeroMagnitude))
        #expect(decimals.contains { $0.description.count > 30 })
        #expect(decimals.contains(0) && decimals.contains { $0 < 0 })
        #expect(!decimals.contains { $0.isNaN })
    }

    @Test
    func `keep to their range`() throws {
        let texts = [
            ("0", "1"), ("0.01", "0.02"), ("-1.5", "-1.5"), ("1e30", "1e37"), ("-1e120", "1e120"),
            ("0.0000001", "0.0000009"), ("1e-60", "2e-60"), ("-7", "1e-20"), ("1e100", "1e101"),
        ]
        for (low, high) in texts {
            let range = try #require(Decimal(string: low))...(try #require(Decimal(string: high)))
            let decimals = samples(.decimal(in: range), 500)
            // Numbers of more than 37 digits are left out, but a run still has values.
            let isLarge = range.lowerBound > Decimal(sign: .plus, exponent: 38, significand: 1)
            #expect(isLarge || decimals.allSatisfy(range.contains), "\(low)...\(high)")
        }
        let cents = samples(.decimal(in: 0...1), 500)
        #expect(cents.contains(0) && cents.contains(1) && Set(cents).count > 100)
    }

    @Test
    func `shrink to few decimals near zero`() throws {
        func form(_ holds: @escaping (Decimal) -> Bool) -> Set<String> {
            forms(.decimal(), holds: holds)
        }
        #expect(form { _ in false } == ["0"])
        #expect(form { $0 < Decimal(10.5) } == ["11"])
        #expect(form { $0 >= 0 } == ["-1"])
        #expect(form { $0 > -1000 } == ["-1000"])
        #expect(form { $0 < Decimal(sign: .plus, exponent: 12, significand: 1) }.count == 1)
        #expect(form { $0.exponent >= 0 || $0.description.contains(".") == false } == ["0.1"])
    }
}
