import Gen
import GenTesting
import Testing

@Suite
struct `A score in a property` {
    private let commands = Generator<Bool>.bool().array(count: 0...200)

    private func longestQueue(_ commands: [Bool]) -> Int {
        var (length, longest) = (0, 0)
        for isAdded in commands {
            length = max(0, length + (isAdded ? 1 : -1))
            longest = max(longest, length)
        }
        return longest
    }

    @Test
    func `leads to a failure that chance does not find`() async {
        for isScored in [false, true] {
            let issues = await recorded {
                try await forAll(commands, RunSettings(cases: 2000, seed: 1)) { commands in
                    let longest = longestQueue(commands)
                    if isScored { target(Double(longest), label: "length") }
                    #expect(longest < 50)
                }
            }
            #expect(issues.count == (isScored ? 1 : 0))
            guard isScored else { continue }
            let text = comments(issues)
            let list = "[" + Array(repeating: "true", count: 50).joined(separator: ", ") + "]"
            #expect(text.contains("fails for \(list)\nfound by raising the length of case "))
            #expect(text.contains("highest length: "), "\(text)")
        }
    }

    @Test
    func `that is not finite is ignored with one warning`() async {
        let issues = await recorded {
            try await forAll(.int(), RunSettings(cases: 200, seed: 1)) { number in
                target(Double(number) / 0)
                target(.nan)
            }
        }
        #expect(issues.allSatisfy { !$0.isFailure })
        #expect(issues.count == (await warningsAreRecorded ? 2 : 0))
        #expect(comments(issues).contains("target ignored the score nan") == !issues.isEmpty)
    }

    @Test
    func `outside a property is ignored with a warning`() async {
        let issues = await recorded { target(1) }
        #expect(issues.count == (await warningsAreRecorded ? 1 : 0))
    }
}
