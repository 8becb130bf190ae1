import Foundation
import StrictJSON

/// Makes the fake of a JSON number: in the same spelling, and wrong for the same readers.
struct FakeNumber {
    private let bytes: [UInt8]
    private let whole: Range<Int>
    private let fraction: Range<Int>
    private let exponent: Range<Int>

    /// The number of digits that the exponent of a double has at most; longer ones are replaced.
    private static let longestKeptExponent = 3

    /// Creates the fake of a number in the grammar of JSON.
    init(_ number: ArraySlice<UInt8>) {
        bytes = Array(number)
        let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
        var end = start
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        whole = start..<end
        let hasPoint = end < bytes.count && bytes[end] == UInt8(ascii: ".")
        let fractionStart = hasPoint ? end + 1 : end
        end = fractionStart
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        fraction = fractionStart..<end
        let digits = bytes[end...].firstIndex(where: \.isDigit) ?? bytes.count
        exponent = digits..<bytes.count
    }

    /// Returns the fake, with the fakes of integers from `runs`.
    func fake(with runs: FakeRuns) throws(FakeText.UnmovableValue) -> [UInt8] {
        recordExponent(with: runs)
        var result = bytes
        // Longer exponents than those of any double are data as well as any other number.
        if exponent.count > Self.longestKeptExponent {
            result.replaceSubrange(exponent, with: runs.integer(Array(bytes[exponent])))
        }
        if fraction.isEmpty, exponent.isEmpty {
            result.replaceSubrange(whole, with: runs.integer(Array(bytes[whole])))
            return result
        }
        if !integrality(of: bytes).isFraction {
            replaceSignificant(in: &result, with: runs)
        } else if !replaceFraction(in: &result, with: runs) {
            throw FakeText.UnmovableValue()
        }
        return result
    }

    /// Records the end of the mantissa and the start of the exponent as one run.
    ///
    /// Tokens have letters between digits too, such as the `90e0` of `282ee690e05c`.
    private func recordExponent(with runs: FakeRuns) {
        guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return }
        let isSigned = exponent.lowerBound != mark + 1
        let isData = exponent.count > Self.longestKeptExponent && !isSigned
        guard isData || !IntegerClass.isLimit(Array(bytes[whole])) else { return }
        let run = Array(bytes[..<mark].reversed().prefix(while: \.isDigit).reversed())
        // Zeros at the end of the mantissa and a short exponent stay. What has only these says
        // nothing, so of the exponent only as much is recorded as has another digit within four.
        let zeros = run.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        let keptLength = isSigned ? 0 : max(0, 2 - zeros)
        let end = isData ? bytes[exponent] : bytes[exponent].prefix(keptLength)
        runs.record((run + [UInt8(ascii: "e")] + end).map { Unicode.Scalar($0) })
    }

    private func integrality(of bytes: [UInt8]) -> JSONNumber.Integrality {
        unsafe JSONNumber(0..<bytes.count, in: bytes.span.bytes).integrality
    }

    private var places: [Int] { Array(whole) + Array(fraction) }

    /// Replaces the digits of an integer, so that `100`, `1e2` and `100.0` have the same fake.
    private func replaceSignificant(in result: inout [UInt8], with runs: FakeRuns) {
        let zero = UInt8(ascii: "0")
        let started = Array(places.drop { bytes[$0] == zero })
        let significant = started.reversed().drop { bytes[$0] == zero }.reversed().map { $0 }
        let integer = integrality(of: bytes).int64.map { Array(String($0.magnitude).utf8) }
        // With its zeros, which may complete a run of the original.
        let digits = runs.integer(integer ?? started.map { bytes[$0] })
        for (place, digit) in zip(significant, digits) { result[place] = digit }
    }

    /// Replaces the digits that do not decide how the number is rounded, and returns whether there
    /// is such a number.
    private func replaceFraction(in result: inout [UInt8], with runs: FakeRuns) -> Bool {
        let isLimit = IntegerClass.isLimit(Array(bytes[whole]))
        let places = isLimit ? Array(fraction) : places
        let digits = places.map { bytes[$0] }
        for number: UInt8 in 0..<64 {
            let fakes = runs.fraction(digits, number)
            for (place, fake) in zip(places, fakes) { result[place] = fake }
            if isAlike(result) { return true }
        }
        return false
    }

    private func isAlike(_ fake: [UInt8]) -> Bool {
        guard integrality(of: fake).isFraction == integrality(of: bytes).isFraction,
            let left = Double(String(decoding: bytes, as: UTF8.self)),
            let right = Double(String(decoding: fake, as: UTF8.self))
        else { return false }
        return left.isFinite == right.isFinite && left.isZero == right.isZero
            && (left.rounded() == left) == (right.rounded() == right)
    }
}

extension JSONNumber.Integrality {
    fileprivate var isFraction: Bool { self == .fraction }
}
