import FoundationEssentials

/// The options of a benchmark run.
struct BenchOptions {
    /// An error in the arguments.
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    /// The program to measure.
    let program: String

    /// The folder of the benchmarks, which contains the peers.
    let folder: String

    /// An empty folder for files, which the caller removes.
    let data: String

    private(set) var parts: [BenchPart] = []

    /// The number of lines of the mix.
    private(set) var lines = 2_200_000

    /// The number of lines of a kind that cachegrind counts, less a quarter that is subtracted.
    private(set) var kindLines = 20_000

    /// The number of runs of each program, in turn.
    private(set) var rounds = 5

    /// The factor for the sizes of the inputs for memory and growth.
    private(set) var scale = 1.0

    /// A text that the names of the measured kinds and inputs must contain.
    private(set) var only: String?

    /// Whether to use the limits for a reader that checks the bounds of every load.
    private(set) var isChecked = false

    init(_ arguments: [String]) throws(Mistake) {
        guard arguments.count >= 3 else {
            throw Mistake(description: "expected: PROGRAM FOLDER DATA [PART ...] [OPTION ...]")
        }
        program = arguments[0]
        folder = arguments[1]
        data = arguments[2]
        var rest = arguments.dropFirst(3)
        while let argument = rest.popFirst() {
            switch argument {
            case "--lines": lines = try Self.number(rest.popFirst(), of: argument)
            case "--kind-lines": kindLines = try Self.number(rest.popFirst(), of: argument)
            case "--rounds": rounds = try Self.number(rest.popFirst(), of: argument)
            case "--scale": scale = try Self.number(rest.popFirst(), of: argument)
            case "--only": only = rest.popFirst()
            case "--checked-loads": isChecked = true
            default:
                guard let part = BenchPart(rawValue: argument) else {
                    let known = BenchPart.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Mistake(
                        description: "unknown part or option '\(argument)': expected \(known)"
                    )
                }
                parts.append(part)
            }
        }
        if parts.isEmpty { parts = BenchPart.allCases }
    }

    /// Returns whether a kind or input with this name is measured.
    func includes(_ name: String) -> Bool { only.map { name.contains($0) } ?? true }

    /// Returns a size, scaled.
    func scaled(_ size: Int) -> Int { max(Int(Double(size) * scale), 1) }

    private static func number<Number: LosslessStringConvertible & Comparable & Numeric>(
        _ text: String?,
        of option: String
    ) throws(Mistake) -> Number {
        guard let text, let number = Number(text), number > 0 else {
            throw Mistake(
                description: "invalid value '\(text ?? "")' for '\(option)': expected a number"
            )
        }
        return number
    }
}
