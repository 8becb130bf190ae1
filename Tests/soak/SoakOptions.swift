import Foundation

/// What a run is asked to do.
struct SoakOptions {
    /// The seed of the first round; each round has the next.
    var seed: UInt64 = 1

    /// How much processor time to take, in seconds.
    var seconds = 60.0

    /// How many rounds to make at most.
    var rounds = Int.max

    /// The folder of the corpus whose payloads are changed a little.
    var examples: String?

    /// The folder for what shows a difference.
    var output = "."

    /// Whether to run random properties, and read no payloads.
    var runsProperties = false

    /// The processor time of this process so far, in seconds.
    static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    init(_ arguments: ArraySlice<String>) throws(SoakProblem) {
        var rest = arguments
        if rest.first == "--properties" {
            runsProperties = true
            rest.removeFirst()
        }
        while let name = rest.popFirst() {
            switch name {
            case "--seed": seed = try Self.number(rest.popFirst(), of: name)
            case "--seconds": seconds = try Self.number(rest.popFirst(), of: name)
            case "--rounds": rounds = try Self.number(rest.popFirst(), of: name)
            case "--examples": examples = try Self.value(rest.popFirst(), of: name)
            case "--output": output = try Self.value(rest.popFirst(), of: name)
            default: throw SoakProblem("unknown option: \(name)")
            }
        }
    }

    private static func value(_ text: String?, of option: String) throws(SoakProblem) -> String {
        guard let text else { throw SoakProblem("\(option) needs a value") }
        return text
    }

    private static func number<Number: LosslessStringConvertible>(
        _ text: String?,
        of option: String
    ) throws(SoakProblem) -> Number {
        let text = try value(text, of: option)
        guard let number = Number(text) else {
            throw SoakProblem("\(option) needs a number, not '\(text)'")
        }
        return number
    }
}

/// Why a run cannot start.
struct SoakProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
