/// A whole case: its choices and the spans around them.
struct ChoiceRecord {
    var choices: ContiguousArray<Choice> = []
    var spans: ContiguousArray<Span> = []

    /// Whether one record is simpler than another: shorter, or as short and smaller at the first
    /// difference.
    static func isSimpler(
        _ left: ContiguousArray<Choice>,
        than right: ContiguousArray<Choice>
    ) -> Bool {
        if left.count != right.count {
            return left.count < right.count
        }
        for index in left.indices where left[index] != right[index] {
            let (one, other) = (left[index].complexity, right[index].complexity)
            if one != other {
                return one < other
            }
        }
        return false
    }

    /// A hash that tells sequences of values apart.
    static func hash(_ choices: ContiguousArray<Choice>) -> UInt64 {
        var hash = UInt64(choices.count)
        for choice in choices {
            hash = SplitMix64.mixed(hash ^ choice.value) &+ UInt64(choice.kind.rawValue)
        }
        return hash
    }

    /// The spans directly inside a span, or the outermost ones.
    func children(of parent: Int) -> [Int] {
        spans.indices.filter { spans[$0].parent == parent }
    }
}

extension ChoiceRecord {
    /// A change to a record: what stands in a range gives way to something else.
    struct Edit {
        let range: Range<Int>
        /// What stands there then.
        ///
        /// The marks in it count places from its own beginning, and depths from that of the span it
        /// came from.
        let replacement: ContiguousArray<Choice>
        /// The depth of the span that the range belongs to, if there are marks.
        var depth = 0
    }

    /// The edit that puts the content of one span in the place of another.
    func replacing(_ place: Int, by part: Int) -> Edit {
        let (old, new) = (spans[place], spans[part])
        var inside: ContiguousArray<Choice> = []
        var open: [(span: Span, start: Int)] = []
        var next = part + 1
        for position in new.start...new.end {
            while let last = open.last, last.span.end <= position {
                inside.append(.mark(start: last.start, depth: last.span.depth - new.depth))
                open.removeLast()
            }
            while next < spans.count, spans[next].start <= position, position < new.end {
                if spans[next].end > position {
                    open.append((spans[next], inside.count))
                } else {
                    let depth = spans[next].depth - new.depth
                    inside.append(.mark(start: inside.count, depth: depth))
                }
                next += 1
            }
            if position < new.end {
                inside.append(choices[position])
            }
        }
        return Edit(range: old.start..<old.end, replacement: inside, depth: old.depth)
    }

    /// The record after some edits, with marks at the ends of spans.
    ///
    /// The marks realign a replay: what a span no longer draws is skipped, and what it draws anew
    /// is simplest, without touching what follows.
    ///
    /// The edits must be in ascending order, and none may overlap another.
    func edited(_ edits: [Edit]) -> ContiguousArray<Choice> {
        var result: ContiguousArray<Choice> = []
        result.reserveCapacity(choices.count + spans.count)
        var open: [(span: Int, start: Int)] = []
        var nextSpan = 0
        var nextEdit = 0
        var position = 0
        while true {
            while let last = open.last, spans[last.span].end <= position {
                // A span that was emptied needs no mark: it is not drawn any more.
                if last.start < result.count {
                    result.append(.mark(start: last.start, depth: spans[last.span].depth))
                }
                open.removeLast()
            }
            if position >= choices.count && nextEdit >= edits.count {
                return result
            }
            while nextSpan < spans.count, spans[nextSpan].start <= position {
                let span = spans[nextSpan]
                if span.start == position, span.end == position {
                    result.append(.mark(start: result.count, depth: span.depth))
                } else if span.start == position {
                    open.append((nextSpan, result.count))
                }
                nextSpan += 1
            }
            if nextEdit < edits.count, edits[nextEdit].range.lowerBound <= position {
                result.append(edits[nextEdit])
                position = max(position, edits[nextEdit].range.upperBound)
                nextEdit += 1
            } else {
                result.append(choices[position])
                position += 1
            }
        }
    }
}

extension ContiguousArray<Choice> {
    /// Adds the replacement of an edit, with its marks moved to where it stands now.
    fileprivate mutating func append(_ edit: ChoiceRecord.Edit) {
        let start = UInt64(count)
        for var choice in edit.replacement {
            if choice.kind == .mark {
                choice.value += start
                choice.low += UInt64(edit.depth)
            }
            append(choice)
        }
    }
}
