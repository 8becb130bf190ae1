import Testing

@testable import PayloadInput

@Suite
struct `The name of a file in a folder` {
    @Test(arguments: [
        "a.json", "a.ndjson", "a.jsonl", "a.har", "A.JSON", "a.b.json", "a.json.gz", "a.har.ZST",
        "a.jsonl.bz2", "a.json.xz", "a.json.1", "a.json.10", "a.json-20260101", "a.json.2026-01-01",
        "a.json-2026-01-01", "a.json.2.gz", "a.json.gz.2", "a.json-20260101.zst", "a b.json",
        "\u{10FFE9}.json",
    ])
    func `is that of payloads, also after rotation and compression`(name: String) {
        #expect(PayloadName(name).isPayload)
    }

    @Test(arguments: [
        "a.txt", "json", ".json", "a.json~", "a.json.bak", "a.gz", "a.1", "a.json.", "a.json.-1",
        "a.json.1-", "a.json1", "a.json.1.2", "a.json.gz.gz", "a.json.gz.1.2", "a.json.gz.xz", "",
        "1", "-", "a.jsonx", "a.1.gz",
    ])
    func `may be another one`(name: String) {
        #expect(!PayloadName(name).isPayload)
    }

    @Test
    func `keeps the parts of a rotated log together, in order`() {
        let names = [
            "A.json", "a.json", "a.json.1", "a.json.2.gz", "a.json.10.gz", "a.json-copy.json",
            "b.json", "b.json.2025-12-31", "b.json.2026-01-02.gz", "b.json.2026-01-10",
            "b.json-20260111",
        ]
        #expect(names.shuffled().sorted { PayloadName($0) < PayloadName($1) } == names)
    }

    @Test
    func `has one order, even if another one looks the same`() {
        let names = ["e\u{301}.json", "\u{E9}.json"]
        for names in [names, names.reversed()] {
            let sorted = names.sorted { PayloadName($0) < PayloadName($1) }
            #expect(sorted.first?.unicodeScalars.count == 7)
        }
    }
}
