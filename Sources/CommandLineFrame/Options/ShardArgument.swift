/// A value of `--shard`: the part of the cases to run.
package enum ShardArgument: Hashable, Sendable {
    /// A part by its number, counted from 1.
    package struct Part: Hashable, Sendable {
        /// The number of the part.
        package let index: Int

        /// The number of parts.
        package let count: Int

        /// Part `index` of `count`, or `nil` if there is no such part.
        package init?(_ index: Int, of count: Int) {
            guard count >= 1, 1...count ~= index else { return nil }
            self.index = index
            self.count = count
        }
    }

    case fixed(Part)

    /// The part set by the environment of the CI system; `count` overrides the number of parts.
    case automatic(count: Int?)

    /// Reads `I/N`, `auto`, or `auto/N` for a system that only knows the index.
    package init(argument: String) throws(ValueFault) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        let count = parts.count == 2 ? Int(parts[1]) : nil
        if parts.first == "auto", parts.count == 1 || count ?? 0 > 0 {
            self = .automatic(count: count)
        } else if let count, let index = Int(parts[0]),
            let part = Part(index, of: count)
        {
            self = .fixed(part)
        } else {
            throw ValueFault("a part such as 1/3 (from 1/3 to 3/3), or auto, or auto/3")
        }
    }

    /// The part, or `nil` if `environment` does not name one.
    package func part(in environment: [String: String]) -> Part? {
        switch self {
        case .fixed(let part): return part
        case .automatic(let count):
            for variables in Self.known {
                guard let index = environment[variables.index].flatMap(Int.init) else { continue }
                let first = variables.first(environment)
                let total = variables.count.flatMap { environment[$0] }.flatMap(Int.init)
                guard let total = count ?? total else { return nil }
                return Part(index - first + 1, of: total)
            }
            return nil
        }
    }

    /// The option, whose value is stored at `path`.
    ///
    /// - Parameters:
    ///   - help: What a part consists of, as the start of the help.
    ///   - path: Where the value is stored.
    /// - Returns: The option.
    package static func option<Values>(
        help: String,
        _ path: any WritableKeyPath<Values, ShardArgument?> & Sendable
    ) -> CommandOption<Values> {
        .value(
            "--shard",
            "I/N",
            help: "\(help); auto reads GitLab, AWS Batch or Slurm variables; Kubernetes needs "
                + "auto/N."
        ) { values, text throws(ValueFault) in
            values[keyPath: path] = try ShardArgument(argument: text)
        }
    }

    /// The problem if `auto` finds no part.
    package static var problem: UsageProblem {
        let names = known.map {
            [$0.index, $0.count].compactMap(\.self).joined(separator: " with ")
        }
        return .other(
            "--shard auto found no usable \(names.joined(separator: ", or ")); if your system does "
                + "not set the number of parts, use --shard auto/N"
        )
    }
}

extension ShardArgument {
    /// The environment variables with which a system names the part of a job.
    private struct Variables {
        var index: String
        var count: String?

        /// The index of the first part.
        var first: ([String: String]) -> Int = { _ in 0 }
    }

    private static var known: [Variables] {
        [
            // GitLab counts from 1.
            Variables(index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: { _ in 1 }),
            // An indexed job of Kubernetes does not know how many there are.
            Variables(index: "JOB_COMPLETION_INDEX"),
            Variables(index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"),
            // Slurm counts from the start of the job array: `--array=1-8` or `--array=0-7`.
            Variables(
                index: "SLURM_ARRAY_TASK_ID",
                count: "SLURM_ARRAY_TASK_COUNT",
                first: { $0["SLURM_ARRAY_TASK_MIN"].flatMap(Int.init) ?? 0 }
            ),
        ]
    }
}
