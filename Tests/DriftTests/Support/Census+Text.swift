import Drift
import PayloadInput
import Reports
import SessionContract
import Testing

extension BlockKey {
    /// The key of most tests.
    static let ofTests = BlockKey(Array("sixteen bytes or more".utf8))
}

extension Census {
    /// The time of most tests, 2026-11-27T09:00:00Z.
    static let now: Int64 = 1_795_770_000

    /// The census of sources of lines.
    static func counting(
        _ lines: [String],
        key: BlockKey = .ofTests,
        name: String = "a.ndjson"
    ) -> Census {
        let text = lines.map { "\($0)\n" }.joined()
        return counting(text: Array(text.utf8), key: key, name: name, format: .ndjson)
    }

    /// The census of a source in memory.
    static func counting(
        text: [UInt8],
        key: BlockKey = .ofTests,
        name: String = "a.json",
        format: PayloadReader.Format = .auto,
        origin: SourceOrigin = SourceOrigin()
    ) -> Census {
        let observer = CensusObserver(CensusTally(toolVersion: "1.0.0", now: now, key: key))
        var reader = PayloadReader(JudgeSettings(now: now))
        var ledger = Ledger()
        reader.observer = observer
        reader.origin = origin
        reader.read(text, name: name, format: format, into: &ledger)
        #expect(observer.tally.census.sessions.total == reader.counts.sessions)
        return observer.tally.census
    }

    /// Reads the text of a census, as the version that wrote it.
    static func reading(
        _ text: String,
        from file: String = "a.json",
        as version: String = "1.0.0"
    ) throws(UnusableReport) -> Census {
        try CensusReader.census(Array(text.utf8), from: file, as: version)
    }

    /// The states of a counter that occurred, with their numbers.
    func counts(of name: String) -> [String: Int] {
        guard let counter = CensusCounter(name: name) else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: states(of: counter).map { ($0.name, $0.counts.total) }
        )
    }
}
