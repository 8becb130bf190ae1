extension Int {
    /// The number with a comma between groups of three digits, if it has five digits or more.
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

    /// Returns the number with a noun, whose plural ends with s: `1 session`, `12,345 sessions`.
    package func counted(_ noun: String) -> String {
        "\(grouped) \(noun)\(self == 1 ? "" : "s")"
    }

    /// Returns the number with a noun in one of its two forms: `1 entry`, `2 entries`.
    package func counted(_ one: String, _ many: String) -> String {
        "\(grouped) \(self == 1 ? one : many)"
    }

    /// The number as an amount of bytes, in decimal units: `512 bytes`, `4.1 kB`.
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
