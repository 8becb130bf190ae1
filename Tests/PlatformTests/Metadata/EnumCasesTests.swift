import Platform
import Testing

@Suite(.enabled(if: EnumCases.isEnumeration(Suit.self), "only on Linux"))
struct `The cases of an enumeration` {
    @Test
    func `are listed in the order of their declaration`() {
        #expect(EnumCases.all(of: Suit.self) == [.clubs, .hearts, .spades])
        #expect(EnumCases.all(of: Generic<Int>.Key.self)?.map(\.stringValue) == ["one", "two"])
        enum Local: Int { case only = 7 }
        #expect(EnumCases.all(of: Local.self)?.map(\.rawValue) == [7])
    }

    @Test
    func `are not known for other types`() {
        #expect(EnumCases.all(of: Int.self) == nil)
        #expect(EnumCases.all(of: Bool.self) == nil)
        #expect(EnumCases.all(of: Suit?.self) == nil)
        #expect(EnumCases.all(of: Never.self) == nil)
        #expect(EnumCases.all(of: Result<Suit, Never>.self) == nil)
        #expect(EnumCases.all(of: (Suit).self)?.count == 3)
        #expect(EnumCases.all(of: (Suit, Suit).self) == nil)
        #expect(EnumCases.all(of: (any Error).self) == nil)
        #expect(EnumCases.all(of: AnyObject.self) == nil)
    }
}

private enum Suit: String { case clubs, hearts, spades }

private enum Generic<Value> {
    enum Key: String, CodingKey { case one, two }
}
