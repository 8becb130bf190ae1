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
        let replacement: ContiguousArray<Choice>
    }

    /// The record after some edits, with marks at the ends of spans.
    ///
    /// The marks realign a replay: what a span no longer draws is skipped, and what it draws anew
    /// is simplest, without touching what follows.
    ///
    /// - Parameters:
    ///   - edits: Changes in ascending order, none overlapping another.
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
                if spans[nextSpan].end > position, spans[nextSpan].start == position {
                    open.append((nextSpan, result.count))
                }
                nextSpan += 1
            }
            if nextEdit < edits.count, edits[nextEdit].range.lowerBound <= position {
                result += edits[nextEdit].replacement
                position = max(position, edits[nextEdit].range.upperBound)
                nextEdit += 1
            } else {
                result.append(choices[position])
                position += 1
            }
        }
    }
}
