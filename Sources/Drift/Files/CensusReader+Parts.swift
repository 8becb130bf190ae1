import Reports
import StrictJSON

// What a census is a part or a sum of.
extension CensusReader {
    /// The members that only some censuses have.
    static let optionalMembers = ["part", "parts", "summands"]

    func readParts(of root: ReportCursor, into census: inout Census) throws(UnusableReport) {
        if let part = try root.optional("part") { census.parts = [try self.part(part)] }
        if let parts = try root.optional("parts") {
            guard census.parts.isEmpty else { throw parts.failure(expected: "'part' or 'parts'") }
            for part in try parts.elements() { census.parts.append(try self.part(part)) }
            guard census.parts.count > 1 else { throw parts.failure(expected: "several parts") }
        }
        guard let summands = try root.optional("summands") else { return }
        for element in try summands.elements() {
            let digest = try hexadecimal(element).number
            guard census.summands.last.map({ $0 < digest }) ?? true else {
                throw element.failure(expected: "digests in order, each once")
            }
            census.summands.append(digest)
        }
        guard !census.summands.isEmpty else { throw summands.failure(expected: "a digest") }
    }

    private func part(_ value: ReportCursor) throws(UnusableReport) -> RunRecord.Part {
        if let index = try value.optional("index") {
            try require(["index", "of", "sources"], of: value)
            let number = try index.number(from: 1)
            let count = try value.member("of").number(from: 1)
            guard number <= count else {
                throw index.failure(expected: "a number up to \(count)")
            }
            var part = RunRecord.Part(number, of: count)
            part.sources = try hexadecimal(value.member("sources")).text
            return part
        }
        try require(["source", "start", "end"], or: ["size"], of: value)
        let start = try value.member("start").number()
        return RunRecord.Part(
            RunRecord.Part.Range(
                ofSource: try hexadecimal(value.member("source")).text,
                from: start,
                to: try value.member("end").number(from: start),
                size: try value.optional("size")?.number()
            )
        )
    }
}
