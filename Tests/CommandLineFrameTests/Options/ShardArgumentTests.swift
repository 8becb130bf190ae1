import SessionConformance
import Testing

@testable import CommandLineFrame

@Suite
struct `The option --shard` {
    @Test(arguments: [
        (["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "4"], "auto", "1/4"),
        (["JOB_COMPLETION_INDEX": "0"], "auto/4", "1/4"),
        (["AWS_BATCH_JOB_ARRAY_INDEX": "3", "AWS_BATCH_JOB_ARRAY_SIZE": "4"], "auto", "4/4"),
        (["SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_COUNT": "4"], "auto", "1/4"),
        (
            [
                "SLURM_ARRAY_TASK_ID": "8", "SLURM_ARRAY_TASK_COUNT": "8",
                "SLURM_ARRAY_TASK_MIN": "1",
            ], "auto", "8/8"
        ),
        ([:], "2/3", "2/3"),
    ])
    func `reads the part from the environment of the CI system`(
        environment: [String: String],
        argument: String,
        part: String
    ) throws {
        let shard = try ShardArgument(argument: argument).part(in: environment)
        #expect(shard.map { "\($0.index)/\($0.count)" } == part)
    }

    @Test(arguments: [
        [:], ["JOB_COMPLETION_INDEX": "0"], ["CI_NODE_INDEX": "5", "CI_NODE_TOTAL": "4"],
    ])
    func `finds no part if the variables are missing or out of range`(
        environment: [String: String]
    ) throws {
        #expect(try ShardArgument(argument: "auto").part(in: environment) == nil)
    }

    @Test(arguments: ["", "1", "0/3", "4/3", "1/0", "a/b", "1/2/3", "auto/0", "auto/x", "-1/3"])
    func `rejects an invalid part`(argument: String) {
        #expect(throws: ValueFault.self) { try ShardArgument(argument: argument) }
    }
}
