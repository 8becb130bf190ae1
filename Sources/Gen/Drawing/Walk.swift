/// An enumeration of everything that a generator can draw, from one record of choices to the next.
///
/// A step raises the last choice to its next value. A choice without a next value is dropped, and
/// the one before it is raised. The choices after the raised one are the simplest. The last record
/// is followed by the first, so a walk reaches everything from any start.
@usableFromInline
struct Walk {
    private var origin: ContiguousArray<Choice> = []
    private var position: ContiguousArray<Choice> = []
    private var isOver = false

    /// Begins at given choices, or continues if the last walk began there.
    mutating func begin(at choices: ContiguousArray<Choice>) {
        if choices != origin {
            origin = choices
            position = choices
            isOver = false
        }
    }

    /// The choices for the next step, or `nil` if the walk is back at its origin.
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

    /// Notes the choices that a step led to.
    mutating func step(to choices: ContiguousArray<Choice>) {
        position = choices
        isOver = choices == origin
    }
}

extension Choice {
    /// The choice of the next value, from the simplest, or `nil` after the last value.
    fileprivate var next: Choice? {
        var next = self
        if kind == .double || kind == .day {
            // The ranks of floats and days have gaps, so these follow their ordinals: up from the
            // target to the greatest, and then from the lowest.
            next.value = value == high ? low : value + 1
            return next.value == target ? nil : next
        }
        guard complexity < high - low else { return nil }
        next.value = self.value(ofComplexity: complexity + 1)
        return next
    }
}

extension Source {
    /// Returns the choices made after a mark.
    func choices(since mark: Mark) -> ContiguousArray<Choice> {
        ContiguousArray(recording.choices[mark.choices...])
    }

    /// Draws a value with given choices, followed by the simplest ones.
    ///
    /// The choices are recorded like all others, so a replay does not depend on the walk.
    ///
    /// - Parameters:
    ///   - generator: The generator of the value.
    ///   - choices: The choices to make.
    /// - Returns: The value, or `nil` if the generator rejects the choices.
    /// - Throws: A rejection if the case is too large.
    mutating func draw<Value>(
        _ generator: Generator<Value>,
        along choices: ContiguousArray<Choice>
    ) throws(Rejection) -> Value? {
        let interrupted = interrupt(with: choices)
        defer { resume(interrupted) }
        do {
            return try generator.body(&self)
        } catch {
            switch error {
            case .filtered, .impossible, .undecodable: return nil
            case .tooLong, .tooDeep: throw error
            }
        }
    }
}
