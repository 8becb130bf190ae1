/// Formats numbers for tables.
enum Figures {
    /// Formats with `digits` digits after the decimal point.
    static func fixed(_ number: Double, _ digits: Int) -> String {
        guard number.isFinite else { return "-" }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int((abs(number) * scale).rounded())
        let sign = number < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + grouped(scaled) }
        let fraction = String(Int(scale) + scaled % Int(scale)).dropFirst()
        return "\(sign)\(grouped(scaled / Int(scale))).\(fraction)"
    }

    /// Formats with about three significant digits.
    static func short(_ number: Double) -> String {
        fixed(number, abs(number) >= 100 ? 0 : abs(number) >= 10 ? 1 : abs(number) >= 1 ? 2 : 3)
    }

    /// Formats with thousands separators.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(abs(number)).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text = "," + text }
            text = String(digit) + text
        }
        return (number < 0 ? "-" : "") + text
    }

    /// Formats bytes of memory in MiB; file sizes are in MB.
    static func mebibytes(_ bytes: Int) -> String { fixed(Double(bytes) / 1_048_576, 1) }

    static func megabytes(_ bytes: Int) -> String { short(Double(bytes) / 1e6) }

    /// Returns the median; not a number if there are none.
    static func median(_ numbers: [Double]) -> Double {
        numbers.isEmpty ? .nan : numbers.sorted()[numbers.count / 2]
    }
}
