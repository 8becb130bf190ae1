import StrictJSON

/// Findings in one text on their way out of the rules, each with the offset of its bytes.
struct FaultList {
    private var faults: [(finding: Finding, offset: Int)] = []

    mutating func add(_ finding: Finding, offset: Int) {
        faults.append((finding, offset))
    }

    /// The findings in the order of their bytes, with lines and columns.
    ///
    /// `position` gives the position that an offset has in the source; it is asked for ascending
    /// offsets.
    func located(at position: (Int) -> TextPosition) -> [Finding] {
        let sorted = faults.enumerated().sorted {
            ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
        }
        return sorted.map { _, fault in
            var finding = fault.finding
            finding.position = position(fault.offset)
            return finding
        }
    }
}

extension Finding.Observation {
    /// How many bytes of a value an excerpt shows.
    private static let excerptLength = 120

    /// A value seen in the place of a fault: its kind, and the beginning of its text.
    init(_ value: JSONValue, in text: RawSpan, kind: String? = nil, summary: String? = nil) {
        self.init(
            kind ?? value.kind.rawValue,
            summary ?? value.kind.phrase,
            excerpt: Self.excerpt(of: value.range, in: text)
        )
    }

    static func excerpt(of range: Range<Int>, in text: RawSpan) -> String {
        let shown = range.prefix(excerptLength)
        let excerpt = String(decoding: text.bytes(in: shown), as: UTF8.self)
        return shown.count < range.count ? excerpt + "…" : excerpt
    }
}
