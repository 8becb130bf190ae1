import PayloadInput
import Platform

/// The options of `check` that divide its work.
package struct PartOptions {
    /// A range of the bytes of a file; without an end, to the end of the file.
    struct ByteRange: Hashable {
        let start: Int
        let end: Int?

        /// Reads `START-END` or `START-`.
        init(argument: String) throws(ValueFault) {
            let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let start = PartOptions.number(parts[0]),
                let end = parts[1].isEmpty ? .max : PartOptions.number(parts[1]), start <= end
            else {
                throw ValueFault(
                    "two offsets in bytes, START-END, where START is at most END, such as "
                        + "0-1048576, or START- for the rest"
                )
            }
            self.start = start
            self.end = parts[1].isEmpty ? nil : end
        }
    }

    /// The bytes in which the lines to check begin.
    var range: ByteRange?

    /// The part of all sources, by size.
    var shard: ShardArgument?

    /// The name of the source that the input was cut from.
    var source: String?

    /// The offset in that source of the first byte.
    var offset: Int?

    /// The number of the first line there.
    var line: Int?

    /// Whether there may be nothing to check.
    package var allowsEmpty = false

    /// Whether the run checks a part, whose report is to be merged with others.
    package var isPart: Bool { range != nil || shard != nil || source != nil }

    /// Reads a number without a sign.
    fileprivate static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(text) : nil
    }
}

extension PartOptions {
    /// The conflicts between the options, for these sources.
    func problems(
        reading inputs: [String],
        _ verdict: VerdictOptions,
        in context: CommandContext
    ) -> [UsageProblem] {
        var problems: [UsageProblem] = []
        if [range != nil, shard != nil, source != nil].count(where: { $0 }) > 1 {
            problems.append(.other("--range, --shard and --source cannot be used together"))
        }
        if range != nil || source != nil, inputs.count != 1 || isFolder(inputs[0]) {
            let option = range != nil ? "--range" : "--source"
            problems.append(.other("\(option) takes one file; use --shard for several"))
        }
        if source == nil, offset != nil || line != nil {
            let option = offset != nil ? "--base-offset" : "--base-line"
            problems.append(.other("\(option) needs --source NAME"))
        }
        if let shard, shard.part(in: context.environment) == nil {
            problems.append(ShardArgument.problem)
        }
        if isPart, verdict.listsEveryFinding {
            problems.append(.other("--every-finding lists findings that 'merge' cannot add"))
        }
        if isPart, verdict.maximumRows != nil {
            problems.append(
                .other("a part lists all of its rows; use --max-findings with 'merge'")
            )
        }
        return problems
    }

    private func isFolder(_ path: String) -> Bool {
        path != "-" && FileKind(at: path, followsLinks: true) == .folder
    }

    /// The options, in the order shown in help.
    package static let options: [CommandOption<PartOptions>] = [
        .value(
            "--range",
            "START-END",
            help: "Check only the lines of one file that begin in these bytes, of which END is not "
                + "one; 'merge' adds the reports."
        ) { options, text throws(ValueFault) in options.range = try ByteRange(argument: text) },
        ShardArgument.option(
            help: "Check one part of all sources by size, such as 1/3; only files of lines are cut",
            \.shard
        ),
        .value(
            "--source",
            "NAME",
            help: "Name of the source that the input was cut from, at a line feed."
        ) { options, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("the name of a source") }
            options.source = text
        },
        .integer(
            "--base-offset",
            in: 0...(1 << 60),
            help: "Offset in bytes at which the input begins in --source (default: 0)."
        ) { $0.offset = $1 },
        .integer(
            "--base-line",
            in: 1...(1 << 60),
            help: "Number of the first line in --source (default: counted by 'merge')."
        ) { $0.line = $1 },
        .flag(
            "--allow-empty",
            \.allowsEmpty,
            help: "Exit with 0 instead of 2 if there is nothing to check, as in a part in which no "
                + "line begins."
        ),
    ]
}
