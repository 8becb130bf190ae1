import StrictJSON

/// What is remarkable about the text of a time, apart from its dialect.
enum TimeFeature: Hashable, Sendable {
    case fraction

    /// A fraction of more than three digits.
    case belowMilliseconds

    /// A fraction of more than nine digits.
    case belowNanoseconds
    case leapSecond
    case leapDay

    /// A year before 1970, which starts the time of Unix.
    case before1970

    /// A year after 2037, the last one that 32 bits of seconds cover.
    case after2037
}

extension TimeFeature {
    /// Returns the features of a text, which need not be a time.
    static func features(of text: [UInt8]) -> [TimeFeature] {
        var features: [TimeFeature] = []
        let year = text.prefix(4)
        guard year.count == 4, year.allSatisfy(\.isDigit) else { return [] }
        let number = year.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard text.dropFirst(4).first == UInt8(ascii: "-") else { return [] }
        if number < 1970 { features.append(.before1970) }
        if number > 2037 { features.append(.after2037) }
        if text.dropFirst(4).starts(with: "-02-29".utf8) { features.append(.leapDay) }
        if text.dropFirst(16).starts(with: ":60".utf8) { features.append(.leapSecond) }
        if let point = text.firstIndex(where: { $0 == UInt8(ascii: ".") }) {
            let digits = text[(point + 1)...].prefix(while: \.isDigit).count
            features.append(.fraction)
            if digits > 3 { features.append(.belowMilliseconds) }
            if digits > 9 { features.append(.belowNanoseconds) }
        }
        return features
    }
}
