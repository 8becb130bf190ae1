/// The record of a case: its choices and the spans around them.
struct ChoiceRecord {
    var choices: ContiguousArray<Choice> = []
    var spans: ContiguousArray<Span> = []

    /// Returns whether one record is simpler than another: shorter, or of the same length and
    /// smaller at the first difference.
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

    /// Returns a hash of the values and kinds of a sequence of choices.
    static func hash(_ choices: ContiguousArray<Choice>) -> UInt64 {
        var hash = UInt64(choices.count)
        for choice in choices {
            hash = SplitMix64.mixed(hash ^ choice.value) &+ UInt64(choice.kind.rawValue)
        }
        return hash
    }

    /// Returns the spans directly inside a span, or the outermost ones for -1.
    func children(of parent: Int) -> [Int] {
        spans.indices.filter { spans[$0].parent == parent }
    }
}

extension ChoiceRecord {
    /// A replacement of a range of a record.
    struct Edit {
        let range: Range<Int>
        /// The new content of the range.
        ///
        /// Marks in it count indices from the start of the replacement, and depths from that of the
        /// span it came from.
        let replacement: ContiguousArray<Choice>
        /// The depth of the span that the range belongs to, which only marks need.
        var depth = 0
    }

    /// Returns the edit that replaces the content of the span `place` with that of the span `part`.
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

    /// Returns the edited record, with marks at the ends of spans.
    ///
    /// The marks realign a replay. If a span now draws fewer choices, the rest of its old choices
    /// is skipped; if it draws more, the additional ones are the simplest. What follows is
    /// unaffected.
    ///
    /// The edits must be in ascending order and must not overlap.
    func edited(_ edits: [Edit]) -> ContiguousArray<Choice> {
        var result: ContiguousArray<Choice> = []
        result.reserveCapacity(choices.count + spans.count)
        var open: [(span: Int, start: Int)] = []
        var nextSpan = 0
        var nextEdit = 0
        var position = 0
        while true {
            while let last = open.last, spans[last.span].end <= position {
                // An emptied span needs no mark, because there is nothing in it to skip.
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
    /// Appends the replacement of an edit, with its marks adjusted to the new position.
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
