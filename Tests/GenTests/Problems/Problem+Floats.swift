import Gen

extension Problem {
    static let floats: [Problem] = [
        Problem("great float", "1.1068046444225731e+20", .double(in: 0...1e300)) { $0 <= 1e20 },
        Problem("fraction above ten", "10.5", .double()) { number in
            !(number.isFinite && number > 10 && number != number.rounded())
        },
        Problem("tiny float", "5.820766091346741e-11", .double()) { !(0 < $0 && $0 < 1e-10) },
        Problem(
            "associativity",
            "(1.0, 1.0, 2.7755575615628914e-16)",
            .zip(.double(in: -1e6...1e6), .double(in: -1e6...1e6), .double(in: -1e6...1e6))
        ) { one, two, three in
            (one + two) + three == one + (two + three)
        },
    ]

    static let heldBackFloats: [Problem] = [
        Problem(
            "mean above ten",
            "[0.0, 0.0, 31.0]",
            Generator<Double>.double(in: 0...1000).array(count: 0...10)
        ) { $0.count < 3 || $0.reduce(0, +) / Double($0.count) <= 10 },
        Problem("tiny negative float", "-7.62939453125e-06", .double()) { !(-1e-5 < $0 && $0 < 0) },
        Problem("a quarter above a hundred", "100.25", .double(in: 0...1e9)) { number in
            let fraction = number - number.rounded(.down)
            return !(number > 100 && 0.2 < fraction && fraction < 0.3)
        },
        Problem("huge float", "1.1481757759353146e+200", .double()) {
            !($0.isFinite && $0 > 1e200)
        },
        Problem(
            "floats that differ by less than a thousandth",
            "(1000.0, 1000.0009765625)",
            .zip(.double(in: 0...1e6), .double(in: 0...1e6))
        ) { one, two in
            !(one >= 1000 && two > one && two - one < 0.001)
        },
    ]
}
