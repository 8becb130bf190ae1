// MARK: - Simpler floats

extension Shrinker {
    /// Lowers a float to a whole number, or at least to one with fewer digits.
    func lowerDouble(at index: Int) async {
        guard let choice = choice(at: index) else { return }
        for simple in [FloatOrder.double(at: choice.target), 1]
        where await propose(double: simple, at: index) {
            return
        }
        for simple in [0.5, 1.5] where await propose(double: simple, at: index) {
            break
        }
        await moveTogether(index)
        _ = await propose(double: double(at: index).magnitude, at: index)
        let odd: [Double] = [0x1p53, -0x1p53, .infinity, .greatestFiniteMagnitude, .nan]
        for simple in odd where await propose(double: simple, at: index) {
            break
        }
        let truncated = double(at: index).rounded(.towardZero)
        for whole in [truncated, truncated + 1, truncated - 1] {
            _ = await propose(double: whole, at: index)
        }
        await lowerExponent(at: index)
        await dropDigits(at: index)
        await lowerWholePart(at: index)
    }

    /// Returns the float at an index, or 0 if the choice no longer exists.
    private func double(at index: Int) -> Double {
        choice(at: index).map { FloatOrder.double(at: $0.value) } ?? 0
    }

    private func propose(double value: Double, at index: Int) async -> Bool {
        await propose(values: [(index, FloatOrder.ordinal(of: value))])
    }

    /// Lowers the whole part of a float, and keeps its fraction.
    private func lowerWholePart(at index: Int) async {
        let value = double(at: index)
        let whole = value.magnitude.rounded(.down)
        guard whole > 0, whole <= 0x1p53 else { return }
        let fraction = value.magnitude - whole
        _ = await propose(double: value < 0 ? -fraction : fraction, at: index)
        var search = DescendingSearch(from: UInt64(whole))
        while let next = search.next, !isSpent {
            let lower = Double(next) + fraction
            search.note(await propose(double: value < 0 ? -lower : lower, at: index))
        }
    }

    /// Lowers a float and the later ones close to it by the same amounts.
    private func moveTogether(_ index: Int) async {
        let reach = Double(Self.near)
        let value = double(at: index)
        guard value.isFinite, value.magnitude > reach, value.magnitude <= 0x1p53 else { return }
        let others = best.choices.indices.dropFirst(index + 1).filter { other in
            best.choices[other].kind == .double && (double(at: other) - value).magnitude <= reach
        }
        guard !others.isEmpty else { return }
        for whole in [value.rounded(.down), value.rounded(.up)]
        where await propose(moving: index, others, to: whole) {
            break
        }
        let start = double(at: index)
        let whole = start.rounded(.towardZero)
        var search = DescendingSearch(from: UInt64(whole.magnitude))
        while let next = search.next, !isSpent {
            let lower = start - whole + (start < 0 ? -Double(next) : Double(next))
            search.note(await propose(moving: index, others, to: lower))
        }
    }

    private func propose(moving index: Int, _ others: [Int], to value: Double) async -> Bool {
        let step = value - double(at: index)
        let moved = others.map { ($0, FloatOrder.ordinal(of: double(at: $0) + step)) }
        return await propose(values: [(index, FloatOrder.ordinal(of: value))] + moved)
    }
}

// MARK: - Several floats

extension Shrinker {
    /// Moves as much as possible of the whole part of a float to one of the next three, to keep
    /// their sum.
    func redistributeFloats() async {
        let floats = best.choices.indices.filter { best.choices[$0].kind == .double }
        for (position, index) in floats.enumerated() where !isSpent {
            for other in floats[(position + 1)...].prefix(3) {
                let (value, later) = (double(at: index), double(at: other))
                guard value.magnitude >= 1, value.magnitude <= 0x1p53, later.isFinite else { break }
                let whole = value.rounded(.towardZero)
                func move(leaving rest: Double) async -> Bool {
                    await propose(values: [
                        (index, FloatOrder.ordinal(of: value - whole + rest)),
                        (other, FloatOrder.ordinal(of: later + whole - rest)),
                    ])
                }
                if await move(leaving: 0) { continue }
                var search = DescendingSearch(from: UInt64(whole.magnitude))
                while let next = search.next, !isSpent {
                    search.note(await move(leaving: whole < 0 ? -Double(next) : Double(next)))
                }
            }
        }
    }

    /// The maximum number of floats that are combined.
    private static var mostFloats: Int { 4 }

    /// The floats that are combined, the simplest first.
    ///
    /// The fifth is rounded down when it is added to 1, and up when it is added to 2.
    private static var combined: [Double] {
        [0, 1, -1, 0.5, 1.25 * .ulpOfOne, 0.1, .leastNonzeroMagnitude]
    }

    /// Tries all combinations of a few simple floats for three floats in a row, or for the last
    /// two.
    ///
    /// What fails because of rounding often fails for such floats, but no path of small steps leads
    /// to them. It is done once, as soon as few enough floats are left.
    func combineFloats() async {
        guard !hasCombinedFloats else { return }
        let floats = best.choices.indices.filter { best.choices[$0].kind == .double }
        guard floats.count <= Self.mostFloats else { return }
        hasCombinedFloats = true
        let simple = Self.combined
        for start in floats.indices.dropLast() where !isSpent {
            let places = Array(floats[start...].prefix(3))
            guard places.contains(where: { !(choice(at: $0)?.isSimplest ?? true) }) else {
                continue
            }
            // Counts up with as many digits as there are places, so the simplest come first.
            var combinations = 1
            for _ in places { combinations *= simple.count }
            for combination in 0..<combinations {
                var rest = combination
                var values: [(index: Int, value: UInt64)] = []
                for place in places.reversed() {
                    values.append((place, FloatOrder.ordinal(of: simple[rest % simple.count])))
                    rest /= simple.count
                }
                if await propose(values: values.reversed()) { return }
            }
        }
    }
}

// MARK: - Digits

extension Shrinker {
    /// The number of digits up to which each number of digits is tried.
    private static var fewDigits: Int { 8 }

    /// Rounds a float to as few binary digits as possible.
    private func dropDigits(at index: Int) async {
        let value = double(at: index)
        guard value.isFinite, value != value.rounded() else { return }
        let digits = DyadicFraction(value.magnitude).digits
        for few in 1...Self.fewDigits where few < digits {
            if await round(at: index, toDigits: few) { return }
        }
        guard digits > Self.fewDigits else { return }
        var search = DescendingSearch(from: UInt64(digits - Self.fewDigits))
        while let next = search.next, !isSpent {
            search.note(await round(at: index, toDigits: Self.fewDigits + Int(next)))
        }
        await lowerNumerator(at: index)
    }

    /// Lowers the numerator of a fraction, and keeps its denominator.
    private func lowerNumerator(at index: Int) async {
        let value = double(at: index)
        guard value.magnitude < 0x1p53, value != value.rounded() else { return }
        let fraction = DyadicFraction(value.magnitude)
        func propose(_ numerator: UInt64) async -> Bool {
            let lower = Double(
                sign: value.sign,
                exponent: -fraction.digits,
                significand: Double(numerator)
            )
            return await self.propose(double: lower, at: index)
        }
        if await propose(1) { return }
        // Odd numerators keep the number of digits.
        var search = DescendingSearch(from: fraction.numerator >> 1)
        while let next = search.next, !isSpent {
            search.note(await propose(next << 1 | 1))
        }
    }

    private func round(at index: Int, toDigits digits: Int) async -> Bool {
        let value = double(at: index)
        let scaled = Double(sign: .plus, exponent: digits, significand: value.magnitude)
        for rounded in [scaled.rounded(.down), scaled.rounded(.up)] {
            let short = Double(sign: .plus, exponent: -digits, significand: rounded)
            let fraction = short - short.rounded(.down)
            for simpler in [fraction, 1 + fraction, short]
            where await propose(double: value < 0 ? -simpler : simpler, at: index) {
                return true
            }
        }
        return false
    }

    /// Lowers the exponent of a float beyond 2^53, and then the number of its binary digits.
    private func lowerExponent(at index: Int) async {
        let value = double(at: index)
        guard value.isFinite, value.magnitude > 0x1p53 else { return }
        var search = DescendingSearch(from: UInt64(value.exponent - 52))
        while let next = search.next, !isSpent {
            let power = Double(sign: value.sign, exponent: 52 + Int(next), significand: 1)
            var isLower = false
            // The greatest of an exponent fails if any of it does, for a number that must be great.
            for significand in [1, 1.5, 2.nextDown] where !isLower {
                isLower = await propose(double: power * significand, at: index)
            }
            search.note(isLower)
        }
        let significand = double(at: index).significand
        let power = double(at: index) / significand
        for digits in 0..<52 {
            let scale = Double(1 << digits)
            for rounded in [
                (significand * scale).rounded(.down), (significand * scale).rounded(.up),
            ]
            where await propose(double: power * (rounded / scale), at: index) {
                return
            }
        }
    }
}
