import Foundation

/// The options of a run.
struct SoakOptions {
    /// The seed of the first round; each round uses the next.
    var seed: UInt64 = 1

    /// The CPU time to spend, in seconds.
    var seconds = 60.0

    /// The maximum number of rounds.
    var rounds = Int.max

    /// The folder of the corpus whose payloads are mutated.
    var examples: String?

    /// The folder for the payloads that show a difference.
    var output = "."

    /// Whether to run random properties instead of reading payloads.
    var runsProperties = false

    /// Whether to scrub payloads full of personal data.
    var scrubs = false

    /// Whether to compare samples of sessions.
    var comparesSamples = false

    /// Whether to print each payload that is refused.
    var isVerbose = false

    /// The CPU time of this process so far, in seconds.
    static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    init(_ arguments: ArraySlice<String>) throws(SoakProblem) {
        var rest = arguments
        if rest.first == "--properties" {
            runsProperties = true
            rest.removeFirst()
        } else if rest.first == "--scrubbing" {
            scrubs = true
            rest.removeFirst()
        } else if rest.first == "--drift" {
            comparesSamples = true
            rest.removeFirst()
        }
        while let name = rest.popFirst() {
            switch name {
            case "--verbose": isVerbose = true
            case "--seed": seed = try Self.number(rest.popFirst(), of: name)
            case "--seconds": seconds = try Self.number(rest.popFirst(), of: name)
            case "--rounds": rounds = try Self.number(rest.popFirst(), of: name)
            case "--examples": examples = try Self.value(rest.popFirst(), of: name)
            case "--output": output = try Self.value(rest.popFirst(), of: name)
            default: throw SoakProblem("unknown option '\(name)'")
            }
        }
    }

    private static func value(_ text: String?, of option: String) throws(SoakProblem) -> String {
        guard let text else { throw SoakProblem("missing value for '\(option)'") }
        return text
    }

    private static func number<Number: LosslessStringConvertible>(
        _ text: String?,
        of option: String
    ) throws(SoakProblem) -> Number {
        let text = try value(text, of: option)
        guard let number = Number(text) else {
            throw SoakProblem("invalid value '\(text)' for '\(option)': expected a number")
        }
        return number
    }
}

/// The reason that a run cannot start.
struct SoakProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
