/// A walk over all that a generator can draw, from one record of choices to the next.
///
/// A step raises the last choice to its next value; a choice that has no more values is dropped,
/// and the one before it is raised. The choices after the raised one are the simplest. After the
/// last record comes the first, so a walk meets everything, wherever it starts.
@usableFromInline
struct Walk {
    private var origin: ContiguousArray<Choice> = []
    private var position: ContiguousArray<Choice> = []
    private var isOver = false

    /// Begins at some choices, or goes on if the last walk began there.
    mutating func begin(at choices: ContiguousArray<Choice>) {
        if choices != origin {
            origin = choices
            position = choices
            isOver = false
        }
    }

    /// The choices to draw along in the next step, or nothing if the walk is back at its origin.
    var next: ContiguousArray<Choice>? {
        guard !isOver else { return nil }
        var next = position
        while let choice = next.popLast() {
            if let raised = choice.next {
                next.append(raised)
                break
            }
        }
        return next
    }

    /// Takes note of the choices that a step has led to.
    mutating func step(to choices: ContiguousArray<Choice>) {
        position = choices
        isOver = choices == origin
    }
}

extension Choice {
    /// The choice of the next value, the simplest first, or nothing after the last value.
    fileprivate var next: Choice? {
        var next = self
        if kind == .double {
            // The ranks of floats have gaps and ties. Their ordinals go up from the target and,
            // after the greatest, from the lowest.
            next.value = value == high ? low : value + 1
            return next.value == target ? nil : next
        }
        guard complexity < high - low else { return nil }
        next.value = self.value(ofComplexity: complexity + 1)
        return next
    }
}

extension Source {
    /// The choices that were made after a mark.
    func choices(since mark: Mark) -> ContiguousArray<Choice> {
        ContiguousArray(recording.choices[mark.choices...])
    }

    /// Draws a value along some choices, and the simplest ones after them.
    ///
    /// The choices are written down like all others, so a replay needs to know nothing of this.
    ///
    /// - Parameters:
    ///   - generator: The values.
    ///   - choices: The choices to make.
    /// - Returns: The value, or nothing where the generator has none.
    /// - Throws: A rejection if the case is too large.
    mutating func draw<Value>(
        _ generator: Generator<Value>,
        along choices: ContiguousArray<Choice>
    ) throws(Rejection) -> Value? {
        let interrupted = interrupt(with: .replay(choices))
        defer { resume(interrupted) }
        do {
            return try generator.body(&self)
        } catch {
            switch error {
            case .filtered, .impossible: return nil
            case .tooLong, .tooDeep: throw error
            }
        }
    }
}
