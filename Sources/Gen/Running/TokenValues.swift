/// Draws the values of tokens again, one after another.
///
/// The drawing of a seed is kept from token to token, because its covering plan takes long to make.
package final class TokenValues<Value> {
    private let generator: Generator<Value>
    private var source = Source()
    private var drawing: CaseDrawing<Value>?

    /// Creates the values of a generator.
    package init(_ generator: Generator<Value>) {
        self.generator = generator
    }

    /// Returns the value of a token, or `nil` if the generator makes none from it.
    package func value(of token: ReplayToken) -> Value? {
        guard case .run(let seed, let index, let coversFirst) = token.origin else {
            let drawing = CaseDrawing(generator, seed: 0, coversFirst: false)
            return try? drawing.draw(token, from: &source)
        }
        let known = drawing.flatMap {
            $0.seed == seed && ($0.plan != nil) == coversFirst ? $0 : nil
        }
        let drawing = known ?? CaseDrawing(generator, seed: seed, coversFirst: coversFirst)
        self.drawing = drawing
        return try? drawing.draw(Int(clamping: index), from: &source)
    }
}
