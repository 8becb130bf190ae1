import Testing

@testable import CommandLineFrame

@Suite
struct `The text of a progress line` {
    @Test(arguments: [
        (0, nil, 0, 0, "x"), (500, nil, 0, 0, "x, 500 bytes"),
        (500, 1_000, 3, 0, "x, 500 bytes of 1.0 kB, 3 findings"),
        (300_000_000, 1_200_000_000, 1, 3, "x, 300 MB of 1.2 GB, 100 MB/s, 1 finding, 9 s left"),
        (1_000, 1_000_000, 0, 10, "x, 1.0 kB of 1.0 MB, 100 bytes/s, 2 h 46 min left"),
        (100_000, 1_000_000, 0, 10, "x, 100 kB of 1.0 MB, 10.0 kB/s, 1 min left"),
        (1_000_000, 1_000_000, 0, 10, "x, 1.0 MB of 1.0 MB, 100 kB/s, 0 s left"),
        // A compressed file has more bytes than its size says.
        (2_000_000, 1_000_000, 0, 10, "x, 2.0 MB, 200 kB/s"), (0, 1_000, 0, 10, "x"),
    ])
    func `has the parts that are known`(
        bytes: Int,
        total: Int?,
        findings: Int,
        seconds: Int,
        text: String
    ) {
        let progress = ProgressText(
            label: "x",
            bytes: bytes,
            total: total,
            findings: findings,
            elapsed: .seconds(seconds)
        )
        #expect(progress.description == text)
    }
}
