import Testing

@testable import Gen

@Suite
struct `Texts that repeat earlier ones` {
    @Test
    func `are equal, and have other scalars, in each class of equivalent spellings`() {
        for members in TextTwins.equivalent {
            for member in members {
                #expect(member == members[0])
            }
            #expect(Set(members.map { Array($0.utf8) }).count == members.count)
        }
    }

    @Test
    func `are the same without case, in each class of cases`() {
        for members in TextTwins.cased {
            #expect(Set(members.map { Array($0.utf8) }).count == members.count)
            let folded = members.map { $0.lowercased().uppercased().lowercased().uppercased() }
            let isTurkish = members.contains("\u{131}")
            #expect(isTurkish || Set(folded).count == 1, "\(folded)")
        }
    }

    /// Returns the mean number of cases to the first pair of texts with a property.
    private func cases(_ isHit: @escaping (String, String) -> Bool) -> Double {
        var sum = 0
        for seed in 0..<20 as Range<UInt64> {
            var settings = RunSettings(cases: 20_000, seed: Seed(seed))
            settings.casesAfterFailure = 0
            settings.shrinkBudget = 0
            let outcome = Generator<(String, String)>.zip(.string(), .string())
                .check(settings) { !isHit($0, $1) }
            sum += (outcome.counterexamples.first?.caseIndex ?? 20_000) + 1
        }
        return Double(sum) / 20
    }

    @Test
    func `are found within a few hundred cases`() {
        #expect(cases { $0 == $1 && !$0.utf8.elementsEqual($1.utf8) } < 300)
        #expect(cases { $0 != $1 && $0.lowercased() == $1.lowercased() } < 200)
        #expect(cases { $0 == $1 && $0.count > 4 } < 200)
        #expect(
            cases { $0.uppercased() == $1.uppercased() && $0.lowercased() != $1.lowercased() } < 600
        )
    }

    @Test
    func `shrink to the simplest pair`() {
        let pairs = Generator<(String, String)>.zip(.string(), .string())
        #expect(
            forms(pairs) { $0 != $1 || $0.utf8.elementsEqual($1.utf8) }
                == ["(\"K\", \"\u{212A}\")"]
        )
        #expect(
            forms(pairs) { $0 == $1 || $0.lowercased() != $1.lowercased() } == ["(\"a\", \"A\")"]
        )
        #expect(forms(pairs) { $0 != $1 || $0.count < 3 } == ["(\"aaa\", \"aaa\")"])
        let turkish = forms(pairs) {
            $0.uppercased() != $1.uppercased() || $0.lowercased() == $1.lowercased()
        }
        #expect(turkish == ["(\"i\", \"\u{131}\")"])
    }

    @Test
    func `keep to their alphabet and length`() {
        let pairs = Generator<(String, String)>.zip(
            .string(of: .printableASCII, count: 2...4),
            .string(of: .printableASCII, count: 4...6)
        )
        let values = samples(pairs, 3000)
        #expect(values.allSatisfy { $0.0.utf8.count <= 4 && (4...6).contains($0.1.utf8.count) })
        #expect(values.allSatisfy { $0.1.unicodeScalars.allSatisfy(\.isASCII) })
        #expect(values.contains { $0.0 == $0.1 })
    }
}
