import SessionModel
import Testing

@Suite
struct `A field with three states` {
    private static let all: [OptionalNullable<Int>] = [.absent, .null, .value(0), .value(7)]

    @Test
    func `is in one state at a time`() {
        #expect(Self.all.map(\.isAbsent) == [true, false, false, false])
        #expect(Self.all.map(\.isNull) == [false, true, false, false])
        #expect(Self.all.map(\.value) == [nil, nil, 0, 7])
        #expect(Set(Self.all).count == 4)
    }

    @Test
    func `keeps its state when its value is transformed`() {
        #expect(Self.all.map { $0.map { "\($0)" } } == [.absent, .null, .value("0"), .value("7")])
        let halves = Self.all.map { $0.flatMap { $0 == 0 ? .null : .value(Double($0) / 2) } }
        #expect(halves == [.absent, .null, .null, .value(3.5)])
        let emptied = Self.all.map { $0.flatMap { _ in OptionalNullable<Int>.absent } }
        #expect(emptied == [.absent, .null, .absent, .absent])
    }

    @Test
    func `rethrows what its transformation throws, and calls it only for a value`() {
        struct Refusal: Error {}
        func refuse(_ value: Int) throws(Refusal) -> Int { throw Refusal() }
        #expect(throws: Refusal.self) { try Self.all[2].map(refuse) }
        #expect(throws: Never.self) { try Self.all[1].map(refuse) }
        #expect(throws: Never.self) { try Self.all[0].map(refuse) }
    }

    @Test
    func `describes its state or its value`() {
        #expect(Self.all.map(\.description) == ["absent", "null", "0", "7"])
    }
}
