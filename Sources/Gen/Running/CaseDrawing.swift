/// Draws the cases of a run: which script, which random bits, which size belong to an index.
///
/// It is a class because runners read it for each case: to copy that many fields of a generic
/// struct, the runtime looks up its type each time, a seventh of the work of a short case.
package final class CaseDrawing<Value>: Sendable {
    let generator: Generator<Value>
    let seed: Seed
    /// What tells the property from others.
    let property: PropertyMark
    /// The plan of the first cases, or nothing if all are left to chance.
    let plan: CoveringPlan?

    /// The cases of a seed.
    ///
    /// Making the plan of the first cases takes as long as some hundred cases, so one drawing
    /// should serve a whole run.
    ///
    /// - Parameters:
    ///   - generator: What makes the values.
    ///   - seed: Where the randomness comes from.
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
        let bits = seed.stream(forCase: UInt64(index))
        let size = UInt64(2 + min(index, 8192) / 8)
        if let plan, index < plan.cases {
            let script = Script.cover(plan, plan.step(index))
            source.start(script, bits: bits, size: size, tracking: true)
        } else {
            source.start(nil, bits: bits, size: size, tracking: false)
        }
        return try generator.body(&source)
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
    /// Draws consecutive cases, each of which is the same whatever else is drawn.
    ///
    /// - Parameters:
    ///   - indices: The places of the cases in the run.
    ///   - body: Is handed the index and the value of each, save for those that make no value.
    package func draw(_ indices: Range<Int>, _ body: (Int, Value) -> Void) {
        var source = Source()
        for index in indices {
            guard let value = try? draw(index, from: &source) else { continue }
            body(index, value)
        }
    }

    /// The value of a case, for a person to read.
    ///
    /// The value is drawn again, so it is not the one that the property is working on.
    func text(of token: ReplayToken) -> String {
        var source = Source()
        guard let value = try? draw(token, from: &source) else { return "a value" }
        return ValueText.of(value)
    }

    /// What brings a case of this run back.
    func token(_ index: Int) -> ReplayToken {
        ReplayToken(
            .run(seed: seed, index: UInt64(index), coversFirst: plan != nil),
            of: property
        )
    }

    /// What brings a case of some choices back.
    func token(_ choices: ContiguousArray<Choice>) -> ReplayToken {
        ReplayToken(choices: choices, of: property)
    }

    /// What brings a case of some choices back, or the case it was made from if there are many.
    func shortToken(
        _ choices: ContiguousArray<Choice>,
        from origin: ReplayToken
    ) -> ReplayToken {
        let token = token(choices)
        return token.isShort ? token : origin
    }
}
