/// A regular expression of which texts are made.
indirect enum TextPattern {
    /// One of several scalars.
    case scalar(Alphabet)
    case sequence([TextPattern])
    /// One of several patterns.
    case choice([TextPattern])
    case repeated(TextPattern, ClosedRange<Int>)

    /// Returns the generator of the texts that match.
    ///
    /// - Parameter place: The place of the pattern in the source code.
    /// - Returns: The generator.
    func generator(_ place: Place) -> Generator<String> {
        switch self {
        case .scalar(let alphabet):
            return Generator<Unicode.Scalar>.scalar(of: alphabet).map { String(Character($0)) }
        case .sequence(let parts):
            let generators = parts.map { $0.generator(place) }
            return Generator<String> { source throws(Rejection) in
                var text = ""
                for generator in generators { text += try source.draw(generator) }
                return text
            }
        case .choice(let parts):
            return .alternatives(parts.map { (1, $0.generator(place)) }, place)
        case .repeated(let part, let count):
            return part.generator(place).array(count: count).map { $0.joined() }
        }
    }
}

/// The reason why a text is not a pattern.
struct TextPatternError: Error {
    /// What is wrong.
    let reason: String
    /// The position in the pattern, counted from 1.
    let position: Int
}

/// A reader of patterns.
struct TextPatternReader {
    private let scalars: [Unicode.Scalar]
    private var next = 0
    private var depth = 0

    /// The maximum nesting of groups.
    private static let deepest = 32
    /// The maximum number of repetitions that a pattern can ask for.
    private static let mostRepetitions = 1000
    /// The number of repetitions that `*`, `+` and `{n,}` add to the least.
    private static let openRepetitions = 8

    /// Reads a pattern.
    static func pattern(_ text: String) throws(TextPatternError) -> TextPattern {
        var reader = TextPatternReader(scalars: Array(text.unicodeScalars))
        let pattern = try reader.choice()
        if reader.peek == ")" { throw reader.error("')' without '('") }
        return pattern
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var peek: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

    private func error(_ reason: String) -> TextPatternError {
        TextPatternError(reason: reason, position: next + 1)
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        next += 1
        return true
    }

    private mutating func choice() throws(TextPatternError) -> TextPattern {
        var parts = [try sequence()]
        while skip("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(TextPatternError) -> TextPattern {
        var parts: [TextPattern] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            // The whole text matches, so anchors say nothing.
            if skip("^") || skip("$") { continue }
            parts.append(try repeated(atom()))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom() throws(TextPatternError) -> TextPattern {
        guard let scalar = peek else { throw error("expected a character") }
        switch scalar {
        case "(":
            next += 1
            depth += 1
            guard depth <= Self.deepest else { throw error("groups are nested too deeply") }
            if skip("?"), !skip(":") { throw error("expected ':' after '(?'") }
            let inner = try choice()
            guard skip(")") else { throw error("expected ')'") }
            depth -= 1
            return inner
        case "[":
            next += 1
            return .scalar(try set())
        case ".":
            next += 1
            return .scalar(.printableASCII)
        case "\\":
            next += 1
            return .scalar(try Alphabet(escape()))
        case "*", "+", "?", "{":
            throw error("nothing to repeat before '\(scalar)'")
        default:
            next += 1
            return .scalar(Alphabet([scalar...scalar]))
        }
    }
}

// MARK: - Repetitions

extension TextPatternReader {
    private mutating func repeated(
        _ part: TextPattern
    ) throws(TextPatternError) -> TextPattern {
        let count: ClosedRange<Int>
        if skip("?") {
            count = 0...1
        } else if skip("*") {
            count = 0...Self.openRepetitions
        } else if skip("+") {
            count = 1...1 + Self.openRepetitions
        } else if skip("{") {
            let least = try number()
            var most = least
            if skip(",") {
                most = peek == "}" ? least + Self.openRepetitions : try number()
            }
            guard skip("}") else { throw error("expected '}'") }
            guard least <= most else { throw error("expected at least \(least) repetitions") }
            count = least...most
        } else {
            return part
        }
        if let scalar = peek, ["?", "*", "+", "{"].contains(scalar) {
            throw error("a repetition cannot be repeated; put it in parentheses")
        }
        return .repeated(part, count)
    }

    private mutating func number() throws(TextPatternError) -> Int {
        var number: Int?
        while let scalar = peek, ("0"..."9").contains(scalar) {
            // At most 1,000 before each step, so it does not overflow.
            number = (number ?? 0) * 10 + Int(scalar.value - 48)
            guard number ?? 0 <= Self.mostRepetitions else {
                throw error("expected at most \(Self.mostRepetitions) repetitions")
            }
            next += 1
        }
        guard let number else { throw error("expected a number") }
        return number
    }
}

// MARK: - Sets

extension TextPatternReader {
    /// Reads a set in brackets, after the first one.
    private mutating func set() throws(TextPatternError) -> Alphabet {
        let isInverted = skip("^")
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let scalar = peek, scalar != "]" {
            next += 1
            if scalar == "\\" {
                let escaped = try escape()
                if escaped.count > 1 || escaped[0].lowerBound != escaped[0].upperBound {
                    ranges += escaped
                    continue
                }
                ranges.append(try range(from: escaped[0].lowerBound))
            } else {
                ranges.append(try range(from: scalar))
            }
        }
        guard skip("]") else { throw error("expected ']'") }
        guard !isInverted else { return try inverted(ranges) }
        guard !ranges.isEmpty else { throw error("the set is empty") }
        return Alphabet(ranges)
    }

    private mutating func range(
        from first: Unicode.Scalar
    ) throws(TextPatternError) -> ClosedRange<Unicode.Scalar> {
        guard peek == "-", next + 1 < scalars.count, scalars[next + 1] != "]" else {
            return first...first
        }
        next += 1
        var last = scalars[next]
        next += 1
        if last == "\\" {
            let escaped = try escape()
            guard escaped.count == 1, escaped[0].lowerBound == escaped[0].upperBound else {
                throw error("expected a single character at the end of a range")
            }
            last = escaped[0].lowerBound
        }
        guard first <= last else { throw error("the range ends before it begins") }
        return first...last
    }

    /// Returns the printable characters of ASCII that are not in ranges.
    private func inverted(
        _ ranges: [ClosedRange<Unicode.Scalar>]
    ) throws(TextPatternError) -> Alphabet {
        let all = (" " as Unicode.Scalar).value...("~" as Unicode.Scalar).value
        let rest = all.compactMap { Unicode.Scalar($0) }.filter { scalar in
            !ranges.contains { $0.contains(scalar) }
        }
        guard !rest.isEmpty else { throw error("the set is empty") }
        // Letters first, because they are simpler.
        let sorted =
            rest.filter(\.properties.isAlphabetic)
            + rest.filter {
                !$0.properties.isAlphabetic
            }
        return Alphabet(sorted.map { $0...$0 })
    }

    /// Reads an escape after its backslash.
    private mutating func escape() throws(TextPatternError) -> [ClosedRange<Unicode.Scalar>] {
        guard let scalar = peek else { throw error("expected a character after '\\'") }
        next += 1
        switch scalar {
        case "d": return ["0"..."9"]
        case "w": return ["a"..."z", "A"..."Z", "0"..."9", "_"..."_"]
        case "s": return [" "..." ", "\t"..."\n", "\r"..."\r"]
        case "n": return ["\n"..."\n"]
        case "r": return ["\r"..."\r"]
        case "t": return ["\t"..."\t"]
        case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
            next -= 1
            throw error("unknown escape '\\\(scalar)'")
        default: return [scalar...scalar]
        }
    }
}
