/// Searches a scrubbed payload for what is left of secrets.
///
/// It knows nothing of how payloads are scrubbed. It resolves every spelling it knows, in every
/// order, and looks for four letters or digits of a secret in a row.
package struct SurvivorSearch {
    /// The words that may stay: the vocabulary of the API, and what fakes of hosts are made of.
    private static let vocabulary: Set<String> = [
        "id", "user_id", "authenticated_at", "last_seen_at", "url", "session", "sessions", "log",
        "count", "next_page", "previous_page", "meta", "has_more", "after_cursor", "before_cursor",
        "links", "next", "prev", "error", "errors", "description", "details", "message", "api",
        "users", "user", "json", "page", "size", "after", "before", "include", "per_page", "userid",
        "true", "false", "null", "html", "doctype", "head", "body", "title", "script", "center",
        "infinity", "none", "undefined", "http", "https", "mailto", "file", "data", "javascript",
        "ftps", "example", "company", "zendesk",
        // The limits of types that are short enough to come up by chance.
        "32767", "32768", "32769", "65535", "65536", "65537",
    ]

    /// What stays in dates without separators: a leap day, the hour 24, and a leap second.
    ///
    /// A reader that gets them wrong gets only them wrong, so a fake has them too.
    private static let calendar: Set<String> = ["0229", "2400", "2359", "3596", "5960"]

    /// The runs of four characters in all views.
    private let windows: Set<String>

    /// The number of views to search: far more than the spellings in one payload need.
    private static let mostViews = 64

    /// Creates a search in a payload.
    package init(in payload: [UInt8]) {
        // What is left of a text that is partly escaped means nothing before it is resolved.
        let raw = String(decoding: payload, as: UTF8.self)
        // Zeros between the characters are UTF-16, which is not read as anything else.
        let isWide = payload.count { $0 == 0 } * 4 > payload.count
        var texts: Set<String> = isWide ? [] : [Self.resolvingEscapes(raw)]
        if payload.count.isMultiple(of: 2) {
            let pairs = stride(from: 0, to: payload.count, by: 2).map {
                (payload[$0], payload[$0 + 1])
            }
            let little = pairs.map { UInt16($0) | UInt16($1) << 8 }
            let big = pairs.map { UInt16($0) << 8 | UInt16($1) }
            if payload.contains(0) {
                texts.insert(Self.resolvingEscapes(String(decoding: little, as: UTF16.self)))
                texts.insert(Self.resolvingEscapes(String(decoding: big, as: UTF16.self)))
            }
        }
        // Each text is resolved once in each way, and so is each result.
        var pending = Array(texts)
        while let text = pending.popLast(), texts.count < Self.mostViews {
            for resolve in [Self.resolvingEscapes, Self.resolvingPercent, Self.resolvingReferences]
            {
                let resolved = resolve(text)
                if texts.insert(resolved).inserted { pending.append(resolved) }
            }
        }
        windows = texts.reduce(into: Set<String>()) { windows, text in
            for run in Self.runs(of: text) {
                windows.formUnion(Self.windows(in: run))
            }
        }
        .subtracting(Self.calendar)
    }

    /// Returns the runs of four letters or digits of a secret that are in the payload.
    package func survivors(of secret: Secret) -> Set<String> {
        let folded = secret.text.lowercased()
        let runs = folded.unicodeScalars.split(whereSeparator: { !Self.isWordCharacter($0) })
        return runs.reduce(into: Set<String>()) { $0.formUnion(Self.windows(in: Array($1))) }
            .intersection(windows)
    }

    /// Returns a part of a secret that is in the payload, if there is one.
    package func first(of parts: Set<String>) -> String? { windows.intersection(parts).min() }

    private static func windows(in run: [Unicode.Scalar]) -> Set<String> {
        guard run.count >= 4 else { return [] }
        return (0...(run.count - 4)).reduce(into: Set<String>()) { windows, start in
            let window = run[start..<start + 4]
            // One character, four times, says nothing.
            guard window.contains(where: { $0 != window[start] }) else { return }
            windows.insert(String(String.UnicodeScalarView(window)))
        }
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return 0x30...0x39 ~= scalar.value || 0x61...0x7A ~= scalar.value | 0x20
        }
        return isForeignWordCharacter(scalar)
    }

    private static func isForeignWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Returns the runs of letters and digits that are not vocabulary, in lower case.
    private static func runs(of text: String) -> [[Unicode.Scalar]] {
        let scalars = Array(withoutSpellings(Array(text.unicodeScalars)))
        return scalars.split { !isWordCharacter($0) && $0 != "_" }.compactMap { run in
            guard run.count >= 4 else { return nil }
            let folded = String(String.UnicodeScalarView(run)).lowercased()
            // The address that is reserved for documentation, 2001:db8::1.
            let isReserved =
                folded == "2001" && scalars[run.endIndex...].starts(with: ":db8".unicodeScalars)
            return vocabulary.contains(folded) || isReserved ? nil : Array(folded.unicodeScalars)
        }
    }

    /// Replaces what is left of spellings by spaces.
    ///
    /// It counts as text only in the view in which it is resolved.
    private static func withoutSpellings(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result = scalars
        var index = 0
        while index < scalars.count {
            guard "%&\\".unicodeScalars.contains(scalars[index]) else {
                index += 1
                continue
            }
            let length =
                percentLength(scalars[index...]) ?? referenceLength(scalars[index...])
                ?? escapeLength(scalars[index...])
            guard let length else {
                index += 1
                continue
            }
            for place in index..<index + length { result[place] = " " }
            index += length
        }
        return result
    }

    private static func isHexadecimal(_ scalars: ArraySlice<Unicode.Scalar>, _ count: Int) -> Bool {
        scalars.count == count && scalars.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
    }

    /// The length of `%XX` or `%25XX`, and so on.
    private static func percentLength(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard text.first == "%" else { return nil }
        var rest = text.dropFirst()
        while rest.starts(with: "25".unicodeScalars), isHexadecimal(rest.dropFirst(2).prefix(2), 2)
        {
            rest = rest.dropFirst(2)
        }
        return isHexadecimal(rest.prefix(2), 2) ? rest.startIndex + 2 - text.startIndex : nil
    }

    private static func escapeLength(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        let isEscape = text.starts(with: "\\u".unicodeScalars)
        return isEscape && isHexadecimal(text.dropFirst(2).prefix(4), 4) ? 6 : nil
    }

    /// The length of a reference such as `&#65;`, each of whose characters may be escaped.
    private static func referenceLength(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        var rest = text
        guard take(&rest, where: { $0 == "&" }), take(&rest, where: { $0 == "#" }),
            take(&rest, where: { $0.isASCII && $0.properties.numericType != nil })
        else { return nil }
        while take(&rest, where: { $0.isASCII && $0.properties.numericType != nil }) {}
        return take(&rest, where: { $0 == ";" }) ? rest.startIndex - text.startIndex : nil
    }

    private static func take(
        _ text: inout ArraySlice<Unicode.Scalar>,
        where isExpected: (Unicode.Scalar) -> Bool
    ) -> Bool {
        guard let first = text.first else { return false }
        if escapeLength(text) == 6 {
            let digits = String(String.UnicodeScalarView(text.dropFirst(2).prefix(4)))
            let scalar = UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
            guard let scalar, isExpected(scalar) else { return false }
            text = text.dropFirst(6)
            return true
        }
        guard isExpected(first) else { return false }
        text = text.dropFirst()
        return true
    }

    // MARK: Spellings

    private static func resolvingEscapes(_ text: String) -> String {
        resolving(text, mark: "\\", length: escapeLength) { run in
            UInt32(String(String.UnicodeScalarView(run.dropFirst(2))), radix: 16).map {
                [UInt16($0)]
            }
        } decode: {
            String(decoding: $0, as: UTF16.self)
        }
    }

    private static func resolvingPercent(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count,
                let value = UInt8(
                    String(decoding: bytes[index + 1...index + 2], as: UTF8.self),
                    radix: 16
                )
            {
                result.append(value)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func resolvingReferences(_ text: String) -> String {
        resolving(text, mark: "&", length: referenceLength) { run in
            let digits = run.filter { $0.isASCII && $0.properties.numericType != nil }
            guard !run.contains("\\") else { return nil }
            return UInt32(String(String.UnicodeScalarView(digits)))
                .flatMap { Unicode.Scalar($0) }.map { Array(String($0).utf16) }
        } decode: {
            String(decoding: $0, as: UTF16.self)
        }
    }

    private static func resolving(
        _ text: String,
        mark: Unicode.Scalar,
        length: (ArraySlice<Unicode.Scalar>) -> Int?,
        value: (ArraySlice<Unicode.Scalar>) -> [UInt16]?,
        decode: ([UInt16]) -> String
    ) -> String {
        guard text.utf8.contains(UInt8(mark.value)) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result: [UInt16] = []
        var index = 0
        while index < scalars.count {
            if scalars[index] == mark, let count = length(scalars[index...]),
                let units = value(scalars[index..<index + count])
            {
                result += units
                index += count
            } else {
                UTF16.encode(scalars[index]).map { result.append(contentsOf: $0) }
                index += 1
            }
        }
        return decode(result)
    }
}
