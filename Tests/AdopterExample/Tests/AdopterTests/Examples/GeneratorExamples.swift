import Gen
import Testing

struct Booking: Codable, Equatable {
    var seats: Int
    var name: String
    var note: String?
}

extension Generator {
    static func booking() -> Generator<Booking> {
        let seats = Generator<Int>.int(in: 1...9)
        let names = Generator<String>.string(of: .printableASCII, count: 1...40)
        let notes = Generator<String>.string().optional()
        return Generator<Booking> { source throws(Rejection) in
            Booking(
                seats: try source.draw(seats),
                name: try source.draw(names),
                note: try source.draw(notes)
            )
        }
    }
}

indirect enum Expression {
    case number(Int)
    case sum(Expression, Expression)
}

private struct Account: Decodable {
    var email: String
    var balance: Money
}

private struct Money: Decodable {
    var cents: Int
}

private struct Point {
    var x: Int
    var y: Int
}

private indirect enum Tree {
    case leaf
    case node([Tree])
}

@Suite
struct `The generator examples` {
    @Test
    func `make points, trees and expressions`() {
        let points = Generator { source throws(Rejection) in
            Point(x: try source.draw(.int(in: -9...9)), y: try source.draw(.int(in: -9...9)))
        }
        let trees = Generator<Tree>.recursive(depth: 4, base: .just(.leaf)) { inner in
            inner.array(count: 1...3).map(Tree.node)
        }
        let expressions = Generator<Expression>.recursive(
            depth: 5,
            base: Generator<Int>.int().map(Expression.number)
        ) { inner in
            .zip(inner, inner).map { Expression.sum($0, $1) }
        }
        #expect(points.check { $0.x.magnitude < 10 && $0.y.magnitude < 10 }.verdict == .passed)
        #expect(trees.check { _ in true }.verdict == .passed)
        #expect(expressions.check { _ in true }.verdict == .passed)
    }

    @Test
    func `follow the naming rules`() {
        let bookings: Generator<Booking> = .zip(
            .int(in: 1...9),
            .string(of: .printableASCII, count: 1...40),
            .string().optional()
        ).map(Booking.init)
        let ports: Generator<UInt16> = .integer(in: 1024...65_535)
        let shares: Generator<[Double]> = .double(in: 0...1).array(count: 1...9)
        #expect(bookings.check { (1...9).contains($0.seats) }.verdict == .passed)
        #expect(ports.check { $0 >= 1024 }.verdict == .passed)
        #expect(shares.check { !$0.isEmpty }.verdict == .passed)
    }

    @Test
    func `make values of decodable types`() {
        let bookings = Generator<Booking>.decoding()
        #expect(bookings.check { _ in true }.verdict == .passed)
        let accounts = Generator<Account>.decoding()
        #expect(accounts.check { _ in true }.verdict == .passed)
    }

    @Test
    func `override what is decoded`() {
        let bookings = Generator<Booking>.decoding(overriding: [
            .key("seats", .int(in: 1...9)),
            .key("owner.email", .element(of: ["a@example.com", "b@example.com"])),
            .type(Double.self, .double(in: 0...1000)),
        ])
        let accounts = Generator<Account>.decoding(overriding: [
            .key("email", .element(of: ["a@example.com", "b@example.com"])),
            .type(Money.self, Generator<Int>.int(in: 1...99).map(Money.init)),
        ])
        #expect(bookings.check { (1...9).contains($0.seats) }.verdict == .passed)
        #expect(accounts.check { $0.balance.cents < 100 }.verdict == .passed)
    }

    @Test
    func `make strings from a pattern`() {
        let versions = Generator<String>.string(matching: #"v\d{1,2}\.\d+(-(alpha|beta))?"#)
        #expect(versions.check { $0.hasPrefix("v") }.verdict == .passed)
    }

    @Test
    func `use the whole vocabulary`() {
        let names = Generator<String>.string(of: Alphabet(["a"..."f", "0"..."9"]), count: 5)
        let generators: [Generator<Int>] = [
            .int(), .int(in: 1...6), .int(in: 0..<10), .double(in: -1...1).map { Int($0) },
            .bool().map { $0 ? 1 : 0 }, names.map(\.count), .character().map { _ in 1 },
            .scalar().map { Int($0.value) }, .bytes(count: 0...1024).map(\.count),
            .uuid().map(\.count), .email().map(\.count), .url().map(\.count), .host().map(\.count),
            .ipAddress().map(\.count), .calendarDate().map(\.year),
            .moment().map(\.day), .duration().map { Int($0.components.seconds) },
            .element(of: [1, 2]), .just(0),
            .permutation(of: [1, 2]).map(\.count), .subset(of: [1, 2]).map(\.count),
            names.array(count: 1...3).map(\.count), names.set(count: 2...2).map(\.count),
            names.dictionary(to: names).map(\.count), names.optional().map { $0?.count ?? 0 },
            .zip(.int(), names).map(\.0), .oneOf(.int(), .just(1)),
            .frequency((9, .int()), (1, .just(1))), .int(in: 1...9).flatMap { .int(in: 0...$0) },
            names.compactMap { Int($0) }, .int().filter { $0 > 0 },
        ]
        for generator in generators {
            #expect(generator.check { _ in true }.verdict == .passed)
        }
    }

    @Test
    func `shrink to the values in the documentation`() {
        let lists = Generator<Int>.int().array()
        let outcome = lists.check { list in list.count < 3 || list.first != list.last }
        print(outcome.counterexamples[0].value)  // [0, 0, 0]
        #expect(outcome.counterexamples.map(\.value) == [[0, 0, 0]])
    }

    @Test
    func `label cases`() {
        let generator = Generator<String>.string()
        let outcome = generator.check { value, notes in
            notes.label(value.isEmpty ? "empty" : "not empty")
            notes.cover("long", atLeast: 0.05, value.count > 10)
            return Verdict(String(value.reversed().reversed()) == value)
        }
        #expect(outcome.verdict == .passed)
    }

    @Test
    func `classify cases`() {
        let generator = Generator<Booking>.booking()
        func isAccepted(_ booking: Booking) -> Bool { booking.seats > 0 }
        let outcome = generator.check { booking, notes in
            notes.classify(booking.note == nil, as: "without a note")
            notes.cover("large", atLeast: 0.05, booking.seats > 6)
            return Verdict(isAccepted(booking))
        }
        #expect(outcome.verdict == .passed)
    }
}
