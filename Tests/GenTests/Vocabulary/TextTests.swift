import Testing

@testable import Gen

@Suite
struct `Generators of text` {
    @Test
    func `keep strings within their alphabet and length`() {
        let strings = samples(.string(of: .lowercase, count: 1...5))
        #expect(strings.allSatisfy { (1...5).contains($0.count) })
        #expect(strings.joined().allSatisfy { ("a"..."z").contains($0) })
        #expect(strings.contains { $0.contains("z") })
    }

    @Test
    func `leave out the surrogates of an alphabet`() {
        let scalars = samples(.scalar(of: Alphabet(["\u{D7FE}"..."\u{E001}"])), 200)
        #expect(Set(scalars) == ["\u{D7FE}", "\u{D7FF}", "\u{E000}", "\u{E001}"])
    }

    @Test
    func `take scalars from each range of an alphabet`() {
        let alphabet = Alphabet(["x"..."z", "a"..."a", "0"..."9", "\u{D7FF}"..."\u{E001}"])
        let scalars = (0..<17).map { alphabet.scalar(at: $0) }
        #expect(
            String(String.UnicodeScalarView(scalars)) == "xyza0123456789\u{D7FF}\u{E000}\u{E001}"
        )
        #expect(alphabet.scalar(at: 17) == "a")
    }

    @Test
    func `encode scalars of one to four bytes`() {
        let scalars: [Unicode.Scalar] = [
            "\u{0}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}",
            "\u{10FFFF}",
        ]
        for scalar in scalars {
            let text = String(Character(scalar))
            #expect(samples(.string(of: Alphabet(text), count: 2), 1) == [text + text])
        }
    }

    @Test
    func `make strings with scalars that often break programs`() {
        let scalars = Set(samples(.string(), 2000).flatMap(\.unicodeScalars))
        for scalar in ["\u{0}", "\"", "\\", "\u{301}", "\u{2028}", "\u{1F600}", "\n", "\u{FEFF}"]
            as [Unicode.Scalar]
        {
            #expect(scalars.contains(scalar), "\(scalar.value)")
        }
    }

    @Test
    func `shrink strings to few, simple letters`() {
        #expect(forms(.string()) { $0.isEmpty } == ["a"])
        #expect(forms(.string()) { $0.count < 3 } == ["aaa"])
        #expect(forms(.string()) { !$0.contains("\"") } == ["\""])
        #expect(forms(.string(of: .printableASCII)) { $0 == $0.lowercased() } == ["A"])
        #expect(forms(.string(of: .alphanumerics)) { Set($0).count < 3 } == ["abc"])
    }

    @Test
    func `make characters of several scalars`() {
        let characters = samples(.character(), 1000)
        #expect(characters.contains { $0.unicodeScalars.count > 3 })
        #expect(forms(.character()) { $0.unicodeScalars.count == 1 } == ["e\u{301}"])
    }

    @Test
    func `make version 4 UUIDs that rarely repeat`() {
        var settings = RunSettings(cases: 500, seed: 1)
        settings.coversFirst = false
        var uuids: [String] = []
        _ = Generator<String>.uuid().check(settings) { uuid in
            uuids.append(uuid)
            return true
        }
        for uuid in uuids {
            let parts = uuid.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts[2].first == "4")
            #expect("89ab".contains(parts[3].first ?? " "))
        }
        #expect(Set(uuids).count > 400)
    }

    @Test
    func `shrink bytes like lists`() {
        #expect(forms(.bytes()) { !$0.contains(200) } == ["[200]"])
    }
}
