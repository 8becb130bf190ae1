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

    init(_ arguments: ArraySlice<String>) {
        var rest = arguments
        if rest.first == "--properties" {
            runsProperties = true
            rest.removeFirst()
        }
        while let name = rest.popFirst(), let value = rest.popFirst() {
            switch name {
            case "--seed": seed = UInt64(value) ?? seed
            case "--seconds": seconds = Double(value) ?? seconds
            case "--rounds": rounds = Int(value) ?? rounds
            case "--examples": examples = value
            case "--output": output = value
            default: break
            }
        }
    }
}
