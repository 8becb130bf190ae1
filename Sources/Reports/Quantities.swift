extension Int {
    /// The number with a comma between groups of three digits, which groups of five or more need.
    package var grouped: String {
        let digits = String(magnitude)
        guard digits.count > 4 else { return String(self) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }

    /// The number as an amount of bytes, in powers of a thousand: `512 bytes`, `4.1 kB`.
    package var asByteCount: String {
        guard self >= 1_000 else { return self == 1 ? "1 byte" : "\(self) bytes" }
        var units = ["kB", "MB", "GB", "TB", "PB", "EB"][...]
        var amount = Double(self) / 1_000
        while amount.rounded() >= 1_000, units.count > 1 {
            units.removeFirst()
            amount /= 1_000
        }
        let tenths = Int((amount * 10).rounded())
        let number =
            tenths < 1_000 ? "\(tenths / 10).\(tenths % 10)" : String(Int(amount.rounded()))
        return "\(number) \(units.first ?? "")"
    }
}

extension Duration {
    /// The duration in whole milliseconds, cut off.
    package var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// The duration as `0.02 s` or, from a minute on, `2 min 5 s`.
    package var inSeconds: String {
        let hundredths = milliseconds / 10
        guard hundredths >= 6_000 else {
            let rest = hundredths % 100
            return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
        }
        return "\(hundredths / 6_000) min \(hundredths / 100 % 60) s"
    }
}
