// MARK: - Floats

extension Generator where Value == Double {
    /// All floats, the odd ones included: not-a-number, infinities, negative zero, subnormals.
    ///
    /// A failing float shrinks towards whole numbers near zero, then towards fractions with few
    /// binary digits.
    public static var double: Generator {
        let domain = Domain(
            doublesFrom: FloatOrder.ordinal(of: -.infinity),
            to: FloatOrder.ordinal(of: .nan),
            landmarks: [
                0, .nan, .infinity, -.infinity, -0.0, 1, -1, .leastNonzeroMagnitude,
                -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
                -.greatestFiniteMagnitude, 0.1, 0.5, 1.5, 0x1p53, 0x1p53 + 2, -0x1p53, 0x1p63,
                1 + .ulpOfOne, 1e21, 1e-7,
            ]
        )
        return Generator { source throws(Rejection) in
            let value = FloatOrder.double(at: try source.draw(domain))
            // One not-a-number is as good as another, and only this one prints as "nan".
            return value.isNaN ? .nan : value
        }
    }

    /// Floats in a range; the range must have finite ends.
    public static func double(
        in range: ClosedRange<Double>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        let place = Place(file: file, line: line)
        guard range.lowerBound.isFinite, range.upperBound.isFinite else {
            return impossible("the range \(range) has no finite ends", place)
        }
        let domain = Domain(
            doublesFrom: FloatOrder.ordinal(of: range.lowerBound),
            to: FloatOrder.ordinal(of: range.upperBound),
            landmarks: [
                range.lowerBound, range.upperBound, 0, 1, -1, range.lowerBound.nextUp,
                range.upperBound.nextDown, 0.1, 0.5, .leastNonzeroMagnitude,
            ]
        )
        return Generator { source throws(Rejection) in
            FloatOrder.double(at: try source.draw(domain))
        }
    }
}

extension Generator where Value == Float {
    /// All floats of 32 bits, the odd ones included.
    public static var float: Generator {
        .frequency(
            (6, Generator<Double>.double.map { Float($0) }),
            (
                1,
                .element(of: [
                    0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
                    0x1p24, 0x1p24 + 2, -0.0,
                ])
            )
        )
    }

    /// Floats of 32 bits in a range; the range must have finite ends.
    public static func float(
        in range: ClosedRange<Float>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        Generator<Double>.double(
            in: Double(range.lowerBound)...Double(range.upperBound),
            file: file,
            line: line
        )
        .map { Float($0) }
    }
}

extension Domain {
    /// The floats between two ordinals.
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
