package import Gen

/// A random combination of generators.
package struct FuzzGenerator: Sendable {
    /// The generator of the values.
    package let generator: Generator<FuzzValue>

    /// The structure of the generator, as text.
    package let text: String

    /// Whether it makes a value in every case, without filters and infeasible sizes.
    package let isTotal: Bool

    /// Returns a random generator.
    ///
    /// - Parameters:
    ///   - bits: The source of randomness.
    ///   - depth: The maximum nesting of combinators.
    /// - Returns: The generator.
    package static func any(_ bits: inout SplitMix64, depth: Int = 3) -> FuzzGenerator {
        guard depth > 0 else { return leaf(&bits) }
        switch bits.next(upperBound: 14 as UInt64) {
        case 0, 1: return leaf(&bits)
        case 2: return mapped(&bits, depth)
        case 3: return filtered(&bits, depth)
        case 4: return dependent(&bits)
        case 5: return choosing(&bits, depth)
        case 6: return list(&bits, depth)
        case 7: return pair(&bits, depth)
        case 8: return set(&bits, depth)
        case 9: return fullSet(&bits)
        case 10: return dictionary(&bits, depth)
        case 11: return recursive(&bits, depth)
        case 12: return arranged(&bits)
        default: return optional(&bits, depth)
        }
    }

    fileprivate init(_ generator: Generator<FuzzValue>, _ text: String, isTotal: Bool = true) {
        self.generator = generator
        self.text = text
        self.isTotal = isTotal
    }
}

// MARK: - Leaves

extension FuzzGenerator {
    private static func leaf(_ bits: inout SplitMix64) -> FuzzGenerator {
        switch bits.next(upperBound: 9 as UInt64) {
        case 0: return integers(of: Int8.self, &bits)
        case 1: return integers(of: UInt64.self, &bits)
        case 2: return integers(of: Int64.self, &bits)
        case 3: return integers(of: Int128.self, &bits)
        case 4: return integers(of: UInt8.self, &bits)
        case 5:
            let range = floats(&bits)
            return FuzzGenerator(
                Generator<Double>.double(in: range).map { .float($0.bitPattern) },
                "double(in: \(range))"
            )
        case 6:
            return FuzzGenerator(
                Generator<Double>.double().map { .float($0.bitPattern) },
                "double()"
            )
        case 7:
            let count = lengths(&bits, below: 6)
            return FuzzGenerator(
                Generator<String>.string(count: count).map { .text($0) },
                "string(count: \(count))"
            )
        default:
            let values = (0...Int(bits.next(upperBound: 20 as UInt64))).map {
                FuzzValue.number(Int128($0))
            }
            return FuzzGenerator(.element(of: values), "element(of: \(values.count) values)")
        }
    }

    private static func integers<Number: FixedWidthInteger & Sendable>(
        of type: Number.Type,
        _ bits: inout SplitMix64
    ) -> FuzzGenerator {
        let range = range(of: type, &bits)
        return FuzzGenerator(
            Generator<Number>.integer(in: range).map { .number(Int128(truncatingIfNeeded: $0)) },
            "integer(in: \(range)) of \(type)"
        )
    }

    /// Returns a range, usually with an end near the limits of the type.
    private static func range<Number: FixedWidthInteger>(
        of type: Number.Type,
        _ bits: inout SplitMix64
    ) -> ClosedRange<Number> {
        func end(_ bits: inout SplitMix64) -> Number {
            switch bits.next(upperBound: 6 as UInt64) {
            case 0: return .min
            case 1: return .max
            case 2:
                return Number.max &- Number(truncatingIfNeeded: bits.next(upperBound: 4 as UInt64))
            case 3:
                return Number.min &+ Number(truncatingIfNeeded: bits.next(upperBound: 4 as UInt64))
            case 4: return Number(truncatingIfNeeded: bits.next(upperBound: 10 as UInt64))
            default: return Number(truncatingIfNeeded: bits.next())
            }
        }
        let (one, other) = (end(&bits), end(&bits))
        return min(one, other)...max(one, other)
    }

    private static func floats(_ bits: inout SplitMix64) -> ClosedRange<Double> {
        let ends: [Double] = [
            -.greatestFiniteMagnitude, -1e10, -1, -.leastNonzeroMagnitude, -0.0, 0,
            .leastNonzeroMagnitude, 0.1, 1, 0x1p53, 1e300, .greatestFiniteMagnitude,
        ]
        let one = ends[Int(bits.next(upperBound: UInt64(ends.count)))]
        let other = ends[Int(bits.next(upperBound: UInt64(ends.count)))]
        return min(one, other)...max(one, other)
    }

    private static func lengths(
        _ bits: inout SplitMix64,
        below bound: UInt64
    ) -> ClosedRange<Int> {
        let low = Int(bits.next(upperBound: 3 as UInt64))
        return low...low + Int(bits.next(upperBound: bound))
    }
}

// MARK: - Combinators

extension FuzzGenerator {
    private static func mapped(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let inner = any(&bits, depth: depth - 1)
        return FuzzGenerator(
            inner.generator.map { .list([$0]) },
            "\(inner.text).map",
            isTotal: inner.isTotal
        )
    }

    /// Returns a filter that accepts no, few, half, most or all values.
    private static func filtered(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let inner = any(&bits, depth: depth - 1)
        let shares: [UInt64] = [0, 1, 20, 500, 900, 1000]
        let share = shares[Int(bits.next(upperBound: UInt64(shares.count)))]
        if bits.next() & 1 == 0 {
            return FuzzGenerator(
                inner.generator.filter { $0.code % 1000 < share },
                "\(inner.text).filter(\(share))",
                isTotal: false
            )
        }
        return FuzzGenerator(
            inner.generator.compactMap { $0.code % 1000 < share ? .list([$0]) : nil },
            "\(inner.text).compactMap(\(share))",
            isTotal: false
        )
    }

    /// Returns a generator with domains that depend on earlier values.
    private static func dependent(_ bits: inout SplitMix64) -> FuzzGenerator {
        switch bits.next(upperBound: 5 as UInt64) {
        case 0: return dependentIntegers(of: UInt64.self, &bits)
        case 1: return dependentIntegers(of: Int64.self, &bits)
        case 2: return dependentIntegers(of: Int128.self, &bits)
        case 3:
            let range = floats(&bits)
            return FuzzGenerator(
                Generator<Double>.double(in: range).flatMap { low in
                    Generator<Double>.double(in: low...range.upperBound).map {
                        .float($0.bitPattern)
                    }
                },
                "double(in: \(range)).flatMap { double(in: $0...) }"
            )
        default:
            let inner = leaf(&bits)
            let count = lengths(&bits, below: 6)
            return FuzzGenerator(
                Generator<Int>.int(in: count).flatMap { count in
                    inner.generator.array(count: count).map { .list($0) }
                },
                "int(in: \(count)).flatMap { \(inner.text).array(count: $0) }",
                isTotal: inner.isTotal
            )
        }
    }

    private static func dependentIntegers<Number: FixedWidthInteger & Sendable>(
        of type: Number.Type,
        _ bits: inout SplitMix64
    ) -> FuzzGenerator {
        let range = range(of: type, &bits)
        let isAbove = bits.next() & 1 == 0
        return FuzzGenerator(
            Generator<Number>.integer(in: range).flatMap { first in
                let rest = isAbove ? first...range.upperBound : range.lowerBound...first
                return Generator<Number>.integer(in: rest).map {
                    .list([
                        .number(Int128(truncatingIfNeeded: first)),
                        .number(Int128(truncatingIfNeeded: $0)),
                    ])
                }
            },
            "integer(in: \(range)).flatMap { integer(in: $0\(isAbove ? "..." : " and below")) }"
        )
    }

    private static func choosing(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let parts = (0...Int(bits.next(upperBound: 4 as UInt64))).map { _ in
            any(&bits, depth: depth - 1)
        }
        return FuzzGenerator(
            .oneOf(parts.map(\.generator)),
            "oneOf(\(parts.map(\.text).joined(separator: ", ")))",
            isTotal: parts.allSatisfy(\.isTotal)
        )
    }

    private static func list(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let inner = any(&bits, depth: depth - 1)
        let count = lengths(&bits, below: 5)
        return FuzzGenerator(
            inner.generator.array(count: count).map { .list($0) },
            "\(inner.text).array(count: \(count))",
            isTotal: inner.isTotal
        )
    }

    private static func pair(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let (one, other) = (any(&bits, depth: depth - 1), any(&bits, depth: depth - 1))
        return FuzzGenerator(
            .zip(one.generator, other.generator).map { .list([$0, $1]) },
            "zip(\(one.text), \(other.text))",
            isTotal: one.isTotal && other.isTotal
        )
    }

    private static func optional(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let inner = any(&bits, depth: depth - 1)
        return FuzzGenerator(
            inner.generator.optional().map { $0 ?? .nothing },
            "\(inner.text).optional()",
            isTotal: inner.isTotal
        )
    }

    /// Returns a generator of sets whose minimum size may be infeasible.
    private static func set(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let inner = any(&bits, depth: depth - 1)
        let count = lengths(&bits, below: 4)
        return FuzzGenerator(
            inner.generator.set(count: count).map { .list($0.sorted()) },
            "\(inner.text).set(count: \(count))",
            isTotal: false
        )
    }

    /// Returns a generator of sets with all possible values, or all but one.
    private static func fullSet(_ bits: inout SplitMix64) -> FuzzGenerator {
        let size = 1 + Int(bits.next(upperBound: 16 as UInt64))
        let missing = Int(bits.next(upperBound: 2 as UInt64))
        let numbers = Generator<Int>.int(in: 0...size - 1).map { FuzzValue.number(Int128($0)) }
        return FuzzGenerator(
            numbers.set(count: size - missing...size)
                .map { .list($0.sorted()) },
            "int(in: 0...\(size - 1)).set(count: \(size - missing)...\(size))"
        )
    }

    private static func dictionary(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let values = any(&bits, depth: depth - 1)
        let size = 1 + Int(bits.next(upperBound: 12 as UInt64))
        let keys = Generator<Int>.int(in: 0...size - 1).map { FuzzValue.number(Int128($0)) }
        return FuzzGenerator(
            keys.dictionary(to: values.generator, count: size...size).map { members in
                .list(
                    members.sorted { $0.key < $1.key }.map { .list([$0.key, $0.value]) }
                )
            },
            "int(in: 0...\(size - 1)).dictionary(to: \(values.text), count: \(size))",
            isTotal: values.isTotal
        )
    }

    private static func recursive(_ bits: inout SplitMix64, _ depth: Int) -> FuzzGenerator {
        let base = any(&bits, depth: depth - 1)
        let levels = Int(bits.next(upperBound: 5 as UInt64))
        return FuzzGenerator(
            .recursive(depth: levels, base: base.generator) { inner in
                inner.array(count: 0...3).map { .list($0) }
            },
            "recursive(depth: \(levels), base: \(base.text))",
            isTotal: base.isTotal
        )
    }

    private static func arranged(_ bits: inout SplitMix64) -> FuzzGenerator {
        let values = (0..<Int(bits.next(upperBound: 7 as UInt64))).map {
            FuzzValue.number(Int128($0))
        }
        if bits.next() & 1 == 0 {
            return FuzzGenerator(
                Generator<[FuzzValue]>.permutation(of: values).map { .list($0) },
                "permutation(of: \(values.count) values)"
            )
        }
        return FuzzGenerator(
            Generator<[FuzzValue]>.subset(of: values).map { .list($0) },
            "subset(of: \(values.count) values)"
        )
    }
}
