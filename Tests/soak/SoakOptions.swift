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

    init(_ arguments: ArraySlice<String>) {
        var rest = arguments
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
