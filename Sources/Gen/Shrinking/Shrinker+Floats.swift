// MARK: - Simpler floats

extension Shrinker {
    /// Lowers a float to a whole number, or at least to a float with fewer digits.
    func lowerDouble(at index: Int) async {
        guard let choice = choice(at: index) else { return }
        for simple in [FloatOrder.double(at: choice.target), 1, 1.5, 0.5]
        where await propose(double: simple, at: index) {
            return
        }
        _ = await propose(double: double(at: index).magnitude, at: index)
        let odd: [Double] = [0x1p53, -0x1p53, .infinity, .greatestFiniteMagnitude, .nan]
        for simple in odd where await propose(double: simple, at: index) {
            break
        }
        let truncated = double(at: index).rounded(.towardZero)
        for whole in [truncated, truncated + 1, truncated - 1] {
            _ = await propose(double: whole, at: index)
        }
        await lowerWholeDouble(at: index)
        await dropDigits(at: index)
    }

    /// Returns the float at an index, or 0 if the choice no longer exists.
    private func double(at index: Int) -> Double {
        choice(at: index).map { FloatOrder.double(at: $0.value) } ?? 0
    }

    private func propose(double value: Double, at index: Int) async -> Bool {
        await propose(values: [(index, FloatOrder.ordinal(of: value))])
    }

    private func lowerWholeDouble(at index: Int) async {
        let value = double(at: index)
        guard value.magnitude <= 0x1p53, value == value.rounded(), value != 0 else { return }
        var search = DescendingSearch(from: UInt64(value.magnitude))
        while let next = search.next, !isSpent {
            let lower = value < 0 ? -Double(next) : Double(next)
            search.note(await propose(double: lower, at: index))
        }
    }

    /// Rounds a fraction to as few binary digits as possible, with a small whole part.
    private func dropDigits(at index: Int) async {
        for digits in 0..<24 {
            let value = double(at: index)
            guard value.isFinite, value != value.rounded() else { return }
            let scale = Double(1 << digits)
            for rounded in [(value * scale).rounded(.down), (value * scale).rounded(.up)] {
                let short = rounded / scale
                let fraction = short - short.rounded(.down)
                for simpler in [1 + fraction, fraction, short]
                where await propose(double: simpler, at: index) {
                    return
                }
            }
        }
    }
}
