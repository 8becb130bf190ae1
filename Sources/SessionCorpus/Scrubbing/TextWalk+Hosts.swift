// URLs and addresses, whose fakes are at places that are reserved for documentation.
extension TextWalk {
    /// Whether `://` is at an index.
    func isAuthority(at index: Int) -> Bool {
        scalar(at: index) == ":" && scalar(at: index + 1) == "/" && scalar(at: index + 2) == "/"
    }

    /// Passes `://` and the authority after it: credentials, host and port.
    mutating func passAuthority() {
        keep(to: index + 3)
        var authorityEnd = index
        // Invalid bytes do not end an authority.
        while authorityEnd < units.count, !units[authorityEnd].endsAuthority {
            authorityEnd += 1
        }
        var hostStart = index
        for position in index..<authorityEnd where scalar(at: position) == "@" {
            hostStart = position + 1
        }
        mask(to: hostStart)
        let isBracketed = scalar(at: index) == "["
        let bracket = (index..<authorityEnd).first { scalar(at: $0) == "]" }
        let colon = (index..<authorityEnd).first { scalar(at: $0) == ":" }
        let hostEnd = isBracketed ? bracket.map { $0 + 1 } : colon
        replaceHost(to: hostEnd ?? authorityEnd)
        while index < authorityEnd {
            if scalar(at: index)?.isWordCharacter == true {
                passWord()
            } else {
                keep(to: index + 1)
            }
        }
    }

    private static let hostSuffix = Array(".example.com".unicodeScalars)

    /// Replaces a host by a reserved one, of the same length where there is one.
    mutating func replaceHost(to end: Int) {
        guard index < end else { return }
        let name = string(index..<end)
        if KeptWords.hosts.contains(name.lowercased()) {
            keep(to: end)
            return
        }
        if name.hasPrefix("[") {
            result += Array("[2001:db8::1]".utf8)
            index = end
            return
        }
        if passAddress(from: index), index == end { return }
        // What fakes end with says nothing.
        let suffix = KeptWords.hosts.first { name.lowercased().hasSuffix("." + $0) } ?? ""
        let labels = name.unicodeScalars.dropLast(suffix.unicodeScalars.count)
        for run in labels.split(whereSeparator: { !$0.isWordCharacter }) { runs.record(run) }
        let isInvalid = { (unit: SpelledText.Unit) in
            guard let scalar = unit.scalar else { return true }
            return
                !(scalar.isASCII
                && (scalar.isWordCharacter || "-._~".unicodeScalars.contains(scalar)))
        }
        // A character that no host has decides whether a URL is one, so one of them stays.
        let invalid = units[index..<end].first(where: isInvalid)
        let labelCount = end - index - Self.hostSuffix.count
        if labelCount > 0 {
            let scalars = units[index..<index + labelCount].map { unit in
                unit.scalar.flatMap { $0.isASCII && $0.isWordCharacter ? $0 : nil } ?? "x"
            }
            let isToken = isToken(String(String.UnicodeScalarView(scalars)))
            let label = isToken ? scalars.map { _ in "x" } : runs.word(scalars[...])
            result += invalid == nil ? [] : replacement(invalid)
            result += Array(
                String(String.UnicodeScalarView(label)).utf8.dropFirst(invalid == nil ? 0 : 1)
            )
            result += Array(".example.com".utf8)
        } else {
            result += replacement(invalid) + (invalid == nil ? [] : [UInt8(ascii: ".")])
            result += Array("example.com".utf8)
        }
        index = end
    }

    private func replacement(_ unit: SpelledText.Unit?) -> [UInt8] {
        guard let unit else { return [] }
        guard let scalar = unit.scalar else { return unit.withoutData }
        let fakes = CharacterClass.fakes(of: scalar)
        return scalar.isASCII || fakes.contains(scalar) ? unit.source : unit.spelling(fakes[0])
    }

    /// Passes an IPv4 address, which becomes one that is reserved for documentation (RFC 5737), and
    /// returns whether there is one.
    mutating func passAddress(from start: Int) -> Bool {
        var end = start
        for part in 0..<4 {
            if part > 0 {
                guard scalar(at: end) == "." else { return false }
                end += 1
            }
            let digits = self.end(from: end, where: \.isASCIIDigit)
            guard 1...3 ~= digits - end else { return false }
            end = digits
        }
        if let next = scalar(at: end), next.isWordCharacter || next == "." { return false }
        if start > 0, let previous = scalar(at: start - 1), previous == "." { return false }
        guard runs.recording == nil else {
            index = end
            return true
        }
        let address = string(start..<end).unicodeScalars
        let digits = runs.integer(address.filter(\.isASCIIDigit).map { UInt8($0.value) })
        let last = digits.suffix(3).reduce(0) { $0 * 10 + Int($1 & 0xF) } % 254 + 1
        result += Array("192.0.2.\(last)".utf8)
        index = end
        return true
    }
}

extension SpelledText.Unit {
    fileprivate var endsAuthority: Bool {
        // To a reader of URLs, a reference starts a fragment.
        if case .reference = spelling { return true }
        return scalar?.endsAuthority == true
    }
}

extension Unicode.Scalar {
    fileprivate var endsAuthority: Bool {
        "/?#\\\"<>".unicodeScalars.contains(self) || properties.isWhitespace
    }
}
