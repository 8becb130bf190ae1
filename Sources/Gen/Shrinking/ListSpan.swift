/// A list in a record: its elements, and the choice of its length.
struct ListSpan {
    /// The index of the span of the list.
    let index: Int
    /// The indices of the spans of the elements.
    let elements: [Int]
    /// The index of the choice of the length.
    let length: Int

    /// Creates the list of a span, or returns `nil` if the span is not a list with a chosen length.
    ///
    /// A list of fixed length also has a chosen length if an integer drawn before equals the
    /// length. A `flatMap` from a length to a list leaves such a record.
    init?(_ index: Int, in record: ChoiceRecord) {
        guard index < record.spans.count else { return nil }
        let span = record.spans[index]
        switch span.kind {
        case .list:
            length = span.start
        case .fixedList:
            let before = record.choices[..<span.start].lastIndex { choice in
                (choice.kind == .signed || choice.kind == .unsigned)
                    && choice.number == Int64(span.detail)
            }
            guard let before else { return nil }
            length = before
        case .alternatives, .element, .part:
            return nil
        }
        self.index = index
        elements = record.spans.indices.dropFirst(index + 1)
            .prefix { record.spans[$0].start < span.end || record.spans[$0].parent >= index }
            .filter { record.spans[$0].parent == index }
        guard !elements.isEmpty else { return nil }
    }

    /// Returns the edits that remove elements, or `nil` if the list cannot be that short.
    func deletion(of range: Range<Int>, in record: ChoiceRecord) -> [ChoiceRecord.Edit]? {
        var choice = record.choices[length]
        let count = UInt64(range.count)
        guard let first = range.first, let last = range.last, last < elements.count,
            choice.value >= choice.low + count
        else { return nil }
        choice.value -= count
        let start = record.spans[elements[first]].start
        let end = record.spans[elements[last]].end
        return [
            .init(range: length..<length + 1, replacement: [choice]),
            .init(range: start..<end, replacement: []),
        ]
    }
}
