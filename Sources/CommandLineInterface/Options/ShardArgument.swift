import SessionConformance

/// Which part of the cases a run does, as `--shard` takes it.
enum ShardArgument: Hashable, Sendable {
    case fixed(ConformanceShard)

    /// The part named by the environment of the system that runs the job; `count` if it is given.
    case automatic(count: Int?)

    /// Reads `I/N`, `auto`, or `auto/N` where the system only knows the index.
    init(argument: String) throws(ValueFault) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        let count = parts.count == 2 ? Int(parts[1]) : nil
        if parts.first == "auto", parts.count == 1 || count ?? 0 > 0 {
            self = .automatic(count: count)
        } else if let count, let index = Int(parts[0]),
            let shard = ConformanceShard(index, of: count)
        {
            self = .fixed(shard)
        } else {
            throw ValueFault("a part of a whole such as 1/3, or auto, or auto/3")
        }
    }

    /// The part, or `nil` where `environment` names none.
    func shard(in environment: [String: String]) -> ConformanceShard? {
        switch self {
        case .fixed(let shard): return shard
        case .automatic(let count):
            for variables in Self.known {
                guard let index = environment[variables.index].flatMap(Int.init) else { continue }
                let first = variables.first(environment)
                let total = variables.count.flatMap { environment[$0] }.flatMap(Int.init)
                guard let total = count ?? total else { return nil }
                return ConformanceShard(index - first + 1, of: total)
            }
            return nil
        }
    }

    /// The problem when `auto` finds nothing.
    static var problem: UsageProblem {
        let names = known.map {
            [$0.index, $0.count].compactMap(\.self).joined(separator: " with ")
        }
        return .other(
            "--shard auto found no usable \(names.joined(separator: ", or ")); if your system does "
                + "not say how many parts there are, write --shard auto/N"
        )
    }
}

extension ShardArgument {
    /// The variables in which one system names the part of a job.
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
            // Indexed jobs of Kubernetes do not know how many there are.
            Variables(index: "JOB_COMPLETION_INDEX"),
            Variables(index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"),
            // Slurm counts from what the job array says, `--array=1-8` as well as `--array=0-7`.
            Variables(
                index: "SLURM_ARRAY_TASK_ID",
                count: "SLURM_ARRAY_TASK_COUNT",
                first: { $0["SLURM_ARRAY_TASK_MIN"].flatMap(Int.init) ?? 0 }
            ),
        ]
    }
}
