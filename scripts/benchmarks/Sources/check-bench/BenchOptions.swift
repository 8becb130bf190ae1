import FoundationEssentials

/// What to measure, and how much of it.
struct BenchOptions {
    /// What is wrong with the arguments.
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    /// The program that is measured.
    let program: String

    /// The folder of the benchmarks, where the peers are.
    let folder: String

    /// An empty folder for files, which others remove.
    let data: String

    private(set) var parts: [BenchPart] = []

    /// How many lines the mix has.
    private(set) var lines = 2_200_000

    /// How many lines of a kind are counted by cachegrind; a quarter of them is taken off.
    private(set) var kindLines = 20_000

    /// How often each program is run in turn.
    private(set) var rounds = 5

    /// What part of the usual sizes is written for memory and growth.
    private(set) var scale = 1.0

    /// A part of the names of the kinds and inputs that are measured.
    private(set) var only: String?

    /// Whether the limits are those of a reader that checks the bounds of every load.
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

    /// Whether something of this name is measured.
    func includes(_ name: String) -> Bool { only.map { name.contains($0) } ?? true }

    /// The usual size, scaled.
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
