/// Draws the cases of a run, with the script, the random bits and the size that belong to an index.
///
/// It is a class because runners read it for each case. To copy a generic struct with that many
/// fields, the runtime looks up its type each time, a seventh of the work of a short case.
package final class CaseDrawing<Value>: Sendable {
    let generator: Generator<Value>
    let seed: Seed
    /// The mark of the property.
    let property: PropertyMark
    /// The plan for the first cases, or `nil` if all cases are random.
    let plan: CoveringPlan?

    /// Creates the drawing of the cases of a seed.
    ///
    /// The plan for the first cases takes as long to make as some hundred cases, so use one drawing
    /// for a whole run.
    ///
    /// - Parameters:
    ///   - generator: The generator of the values.
    ///   - seed: The seed of the run.
    ///   - coversFirst: Whether the first cases follow a covering plan.
    ///   - property: The name of the property, which tokens are bound to.
    package init(
        _ generator: Generator<Value>,
        seed: Seed,
        coversFirst: Bool,
        property: String = ""
    ) {
        self.generator = generator
        self.seed = seed
        self.property = PropertyMark(property, Value.self)
        var source = Source()
        plan = coversFirst ? source.plan(for: generator) : nil
    }

    /// Draws the value of a case.
    func draw(_ index: Int, from source: inout Source) throws(Rejection) -> Value {
        start(index, &source)
        return try generator.body(&source)
    }

    /// Starts a case, so that the generator draws its value next.
    func start(_ index: Int, _ source: inout Source) {
        let bits = seed.stream(forCase: UInt64(index))
        let size = UInt64(2 + min(index, 8192) / 8)
        if let plan, index < plan.cases, case let step = plan.step(index), !step.isFree {
            source.start(.cover(plan, step), bits: bits, size: size, tracking: true)
        } else {
            // A step in which everything is left to chance too, which half of the steps are.
            source.start(nil, bits: bits, size: size, tracking: false)
        }
    }

    /// Draws the value of a token.
    func draw(_ token: ReplayToken, from source: inout Source) throws(Rejection) -> Value {
        switch token.origin {
        case .run(let seed, let index, let coversFirst):
            let drawing = CaseDrawing(generator, seed: seed, coversFirst: coversFirst)
            return try drawing.draw(Int(clamping: index), from: &source)
        case .choices(let ranks):
            let record = ContiguousArray(
                ranks.map { Choice(value: $0, low: 0, high: .max, target: 0, kind: .rank) }
            )
            source.start(.replay(record), tracking: true)
            return try generator.body(&source)
        }
    }
}

extension CaseDrawing {
    /// Draws consecutive cases, each independent of the others.
    ///
    /// - Parameters:
    ///   - indices: The indices of the cases in the run.
    ///   - body: A closure that receives the index and the value of each case that makes a value.
    package func draw(_ indices: Range<Int>, _ body: (Int, Value) -> Void) {
        var source = Source()
        for index in indices {
            guard let value = try? draw(index, from: &source) else { continue }
            body(index, value)
        }
    }

    /// Returns the value of a case as text.
    ///
    /// It draws the value again, to keep away from the one that the property is using.
    func text(of token: ReplayToken) -> String {
        var source = Source()
        guard let value = try? draw(token, from: &source) else {
            return "a value that could not be drawn again"
        }
        return ValueText.of(value)
    }

    /// Returns the token of a case of this run.
    func token(_ index: Int) -> ReplayToken {
        ReplayToken(
            .run(seed: seed, index: UInt64(index), coversFirst: plan != nil),
            of: property
        )
    }

    /// Returns the token of a case with given choices.
    func token(_ choices: ContiguousArray<Choice>) -> ReplayToken {
        ReplayToken(choices: choices, of: property)
    }

    /// Returns the token of a case with given choices, or `origin` if that token is not short.
    func shortToken(
        _ choices: ContiguousArray<Choice>,
        from origin: ReplayToken
    ) -> ReplayToken {
        let token = token(choices)
        return token.isShort ? token : origin
    }
}

extension Generator {
    /// Returns the value of a token as text.
    package func text(of token: ReplayToken) -> String {
        CaseDrawing(self, seed: 0, coversFirst: false).text(of: token)
    }
}
