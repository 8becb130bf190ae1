import Foundation
import Gen
import TestEffort
import Testing

@Suite
struct `A generator of a decodable type` {
    private let accounts = Generator<DecodedAccount>.decoding()

    private func run<Value>(
        _ generator: Generator<Value>,
        cases: Int = TestEffort.count(2000, plain: 600),
        _ body: @escaping (Value) -> Void
    ) -> PropertyOutcome<Value> {
        generator.check(RunSettings(cases: cases, seed: 1)) { value in
            body(value)
            return true
        }
    }

    @Test
    func `reaches all that a type can hold`() {
        var seen: Set<String> = []
        let outcome = run(accounts) { account in
            seen.insert("role \(account.role)")
            seen.insert("level \(account.level.map { "\($0)" } ?? "nil")")
            switch account.contact {
            case .none: seen.insert("none")
            case .email: seen.insert("email")
            case .phone: seen.insert("phone")
            }
            if account.addresses.count > 2 { seen.insert("addresses") }
            if account.addresses.contains(where: { $0.zip == nil }) { seen.insert("no zip") }
            if account.addresses.contains(where: { $0.zip != nil }) { seen.insert("zip") }
            if account.notes.values.contains(nil) { seen.insert("null note") }
            if account.notes.count > 2 { seen.insert("notes") }
            if account.counts.count > 1 { seen.insert("counts") }
            if account.site?.host() != nil { seen.insert("site") }
            if account.id == .min { seen.insert("least id") }
            if account.score.isNaN { seen.insert("nan") }
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.discards == 0)
        #expect(
            seen == [
                "role reader", "role writer", "role owner", "level low", "level high", "level nil",
                "none", "email", "phone", "addresses", "no zip", "zip", "null note", "notes",
                "counts", "site", "least id", "nan",
            ]
        )
    }

    @Test
    func `makes values that JSON can carry`() throws {
        let finite = Generator<DecodedAccount>.decoding(overriding: [
            .type(Double.self, .double(in: -1e9...1e9))
        ])
        let outcome = finite.check(RunSettings(cases: TestEffort.count(500, plain: 200), seed: 2)) {
            account,
            _ in
            do {
                let data = try JSONEncoder().encode(account)
                return Verdict(try JSONDecoder().decode(DecodedAccount.self, from: data) == account)
            } catch {
                return .fails(Failure(error))
            }
        }
        #expect(outcome.counterexamples.map { "\($0.value) \($0.failure)" } == [])
        #expect(outcome.verdict == .passed)
    }

    @Test(arguments: TestEffort.sample(of: 0..<10 as Range<UInt64>, every: 4))
    func `shrinks`(seed: UInt64) {
        let outcome = accounts.check(RunSettings(seed: Seed(seed))) { account in
            account.addresses.count < 2 || account.contact == .none
        }
        let smallest = outcome.counterexamples.first?.value
        #expect(smallest?.addresses == [.init(street: "", zip: nil), .init(street: "", zip: nil)])
        #expect(smallest?.contact == .email(""))
        #expect(smallest?.id == 0)
        #expect(smallest?.role == .reader)
        #expect(smallest?.level == nil)
        #expect(smallest?.tags == [])
        #expect(smallest?.notes == [:])
        #expect(smallest?.site == nil)
        #expect(smallest?.born == Date(timeIntervalSince1970: 946_684_800))
    }

    @Test
    func `replays from its tokens`() throws {
        func run(_ settings: RunSettings) -> Counterexample<DecodedAccount>? {
            accounts.check(settings) { $0.notes.count < 2 }.counterexamples.first
        }
        let found = try #require(run(RunSettings(seed: 5)))
        var settings = RunSettings(cases: 0)
        settings.replays = [found.token]
        #expect(run(settings)?.value == found.value)
    }

    @Test
    func `makes values that contain themselves, of limited size`() {
        var sizes: Set<Int> = []
        let outcome = run(Generator<DecodedNode>.decoding()) { sizes.insert($0.size) }
        #expect(outcome.verdict == .passed)
        #expect(sizes.contains(1) && sizes.contains(2) && sizes.contains(3))
        #expect(sizes.max() ?? 0 < 2000)
    }

    @Test
    func `rejects a type whose values have no end`() {
        let outcome = run(Generator<EndlessNode>.decoding()) { _ in }
        guard case .gaveUp(let reason) = outcome.verdict else {
            Issue.record("\(outcome.verdict)")
            return
        }
        #expect(reason.contains("nested more than"))
    }

    @Test
    func `decodes superclasses`() {
        var bases: Set<Int> = []
        let outcome = run(Generator<DecodedDerived>.decoding(), cases: 200) {
            bases.insert($0.base)
        }
        #expect(outcome.verdict == .passed)
        #expect(bases.count > 50)
    }

    @Test
    func `answers an initializer in the same way each time`() {
        var seen: Set<String> = []
        let outcome = run(Generator<DecodedByHand>.decoding()) { value in
            seen.insert("null \(value.isNull)")
            seen.insert("note \(value.note != nil)")
            seen.insert("list \(value.list.isEmpty)")
            seen.insert("others \(value.others.isEmpty)")
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.discards == 0)
        #expect(seen.count == 8)
    }

    @Test
    func `draws again if an initializer throws`() {
        var count = 0
        let outcome = run(Generator<DecodedSeventh>.decoding()) { value in
            #expect(value.number % 7 == 3)
            count += 1
        }
        #expect(outcome.verdict == .passed)
        #expect(count > TestEffort.count(1000, plain: 300))
    }

    @Test
    func `names the error of a type that accepts nothing`() {
        let outcome = run(Generator<DecodedNever>.decoding()) { _ in }
        guard case .gaveUp(let reason) = outcome.verdict else {
            Issue.record("\(outcome.verdict)")
            return
        }
        #expect(reason.contains("DecodedNever cannot be decoded from drawn values"))
        #expect(reason.contains("not today"))
        #expect(reason.contains("DecodingTests.swift"))
    }

    @Test
    func `makes values of the types that need no decoder of their own`() {
        let sums = Generator<Int>.decoding([[String: Int8]].self).map(\.count)
        #expect(sums.check { $0 <= 8 }.verdict == .passed)
        var dictionaries: Set<[DecodedAccount.Role: Bool]> = []
        let outcome = run(Generator<[DecodedAccount.Role: Bool]>.decoding()) {
            dictionaries.insert($0)
        }
        #expect(outcome.verdict == .passed)
        #expect(dictionaries.count > 10)
        var optionals: Set<Int?> = []
        #expect(run(Generator<Int?>.decoding()) { optionals.insert($0) }.verdict == .passed)
        #expect(optionals.contains(nil) && optionals.count > 100)
    }
}

@Suite
struct `An override of what is decoded` {
    @Test
    func `applies to a key, to a path and to a type`() {
        let accounts = Generator<DecodedAccount>.decoding(overriding: [
            .key("addresses.0.street", .just("first")),
            .key("street", .element(of: ["a", "b"])),
            .key("zip", .integer(in: 1...9)),
            .key("email", .just("nothing decodes this key")),
            .type(DecodedAccount.Role.self, .just(.owner)),
        ])
        var streets: Set<String> = []
        let outcome = accounts.check(RunSettings(cases: 500, seed: 1)) { account in
            if account.addresses.count > 1 {
                streets.formUnion(account.addresses.dropFirst().map(\.street))
                return account.addresses[0].street == "first"
            }
            return account.role == .owner
                && account.addresses.allSatisfy { ($0.zip ?? 1) > 0 && ($0.zip ?? 1) < 10 }
        }
        #expect(outcome.verdict == .passed)
        #expect(streets == ["a", "b"])
    }

    @Test
    func `of another type is reported`() {
        let outcome = Generator<DecodedAccount>.decoding(overriding: [.key("id", .string())])
            .check { _ in true }
        guard case .gaveUp(let reason) = outcome.verdict else {
            Issue.record("\(outcome.verdict)")
            return
        }
        #expect(reason.contains("the override of 'id' makes String, but Int64 is decoded there"))
    }
}
