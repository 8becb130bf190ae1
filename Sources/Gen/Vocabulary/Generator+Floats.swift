// MARK: - Floats

extension Generator {
    /// Returns a generator of floats in a range, by default of all floats.
    ///
    /// Most floats have an everyday size, between a thousandth and a million, and half of these are
    /// whole or have one to three decimals. The others are special ones, such as the ends of the
    /// range, zero, negative zero, the limits of exact whole numbers, subnormals, and by default
    /// NaN and the infinities, or have any bit pattern. A failing float shrinks towards whole
    /// numbers near zero, and then towards fractions with few binary digits.
    ///
    /// - Parameter range: The floats to choose from, without NaN. The ends can be infinite. `nil`
    ///   means all floats including NaN.
    /// - Returns: A generator of floats.
    public static func double(
        in range: ClosedRange<Double>? = nil
    ) -> Generator<Double> {
        guard let range else { return anyDouble }
        let domain = Domain(
            doublesIn: range,
            landmarks: [
                range.lowerBound, range.upperBound, 0, 1, -1, range.lowerBound.nextUp,
                range.upperBound.nextDown, 0.1, 0.5, .leastNonzeroMagnitude,
            ]
        )
        return Generator<Double> { source throws(Rejection) in
            FloatOrder.double(at: try source.draw(domain))
        }
    }

    private static var anyDouble: Generator<Double> {
        let domain = Domain(
            doublesFrom: FloatOrder.ordinal(of: -.infinity),
            to: FloatOrder.ordinal(of: .nan),
            landmarks: [
                0, .nan, .infinity, -.infinity, -0.0, 1, -1, .leastNonzeroMagnitude,
                -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
                -.greatestFiniteMagnitude, 0.1, 0.5, 1.5, 0x1p53, 0x1p53 + 2, -0x1p53, 0x1p63,
                1 + .ulpOfOne, 1e21, 1e-7, 0x1p53 - 1,
            ]
        )
        return Generator<Double> { source throws(Rejection) in
            let value = FloatOrder.double(at: try source.draw(domain))
            // All NaNs are equally good, but only this one prints as "nan".
            return value.isNaN ? .nan : value
        }
    }

    /// Returns a generator of 32-bit floats in a range, by default of all floats.
    ///
    /// They are distributed and shrink like those of ``double(in:)``, with the limits of 32 bits.
    ///
    /// - Parameter range: The floats to choose from, without NaN. The ends can be infinite. `nil`
    ///   means all floats including NaN.
    /// - Returns: A generator of floats.
    public static func float(
        in range: ClosedRange<Float>? = nil
    ) -> Generator<Float> {
        let special: [Float] = [
            0, .nan, .infinity, -.infinity, -0.0, 1, -1, .leastNonzeroMagnitude,
            -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
            -.greatestFiniteMagnitude, 0.1, 0.5, 1.5, 0x1p24, 0x1p24 + 2, -0x1p24, 0x1p24 - 1,
            0x1p31, 1 + .ulpOfOne, 1e-7,
        ]
        var domain: Domain
        if let range {
            let ends = [
                range.lowerBound, range.upperBound, range.lowerBound.nextUp,
                range.upperBound.nextDown,
            ]
            domain = Domain(
                doublesIn: Double(range.lowerBound)...Double(range.upperBound),
                landmarks: (ends + special.filter { $0.magnitude <= 1 }).map { Double($0) }
            )
        } else {
            domain = Domain(
                doublesFrom: FloatOrder.ordinal(of: -.infinity),
                to: FloatOrder.ordinal(of: .nan),
                landmarks: special.map { Double($0) }
            )
        }
        domain.isSingle = true
        return Generator<Float> { [domain] source throws(Rejection) in
            let value = Float(FloatOrder.double(at: try source.draw(domain)))
            return value.isNaN ? .nan : value
        }
    }
}

extension Domain {
    /// Creates a domain of the floats in a range.
    fileprivate init(doublesIn range: ClosedRange<Double>, landmarks: [Double]) {
        // Zero and negative zero are equal, so a range can have them in the wrong order.
        let ends = [range.lowerBound, range.upperBound].map(FloatOrder.ordinal).sorted()
        self.init(doublesFrom: ends[0], to: ends[1], landmarks: landmarks)
    }

    /// Creates a domain of the floats between two ordinals.
    init(doublesFrom low: UInt64, to high: UInt64, landmarks: [Double]) {
        var points: ContiguousArray<UInt64> = []
        for landmark in landmarks.map(FloatOrder.ordinal)
        where low <= landmark && landmark <= high && !points.contains(landmark) {
            points.append(landmark)
        }
        let simplest = points.min { left, right in
            FloatOrder.complexity(of: left) < FloatOrder.complexity(of: right)
        }
        let whole = FloatOrder.double(at: low).rounded(.up)
        let candidate = FloatOrder.ordinal(of: whole)
        let isInside = low <= candidate && candidate <= high
        var target = simplest ?? low
        if isInside, FloatOrder.complexity(of: candidate) < FloatOrder.complexity(of: target) {
            target = candidate
        }
        self.init(low: low, high: high, target: target, kind: .double, landmarks: points)
    }
}
