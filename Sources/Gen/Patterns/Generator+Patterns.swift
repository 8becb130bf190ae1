// MARK: - Strings from patterns

extension Generator {
    /// Returns a generator of strings that match a pattern.
    ///
    /// ```swift
    /// let versions = Generator<String>.string(matching: #"v\d{1,2}\.\d+(-(alpha|beta))?"#)
    /// ```
    ///
    /// The pattern is a small regular expression: characters, `.` for a printable character of
    /// ASCII, sets such as `[a-z_]` and `[^"]`, the escapes `\d`, `\w`, `\s`, `\n`, `\r` and `\t`,
    /// groups, `|`, and the repetitions `?`, `*`, `+`, `{3}`, `{2,}` and `{2,5}`. The whole string
    /// matches, and without an upper bound, a repetition adds at most eight to the least. A failing
    /// string shrinks to the fewest repetitions, to the first of several alternatives, and to the
    /// first characters of sets. An invalid pattern rejects every case, with the position of the
    /// mistake.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: The generator.
    public static func string(
        matching pattern: String,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<String> {
        let place = Place(file: file, line: line)
        do {
            return try TextPatternReader.pattern(pattern).generator(place)
        } catch {
            return .impossible(
                "the pattern '\(pattern)' is invalid at character \(error.position): "
                    + error.reason,
                place
            )
        }
    }

    /// Returns a generator of host names, such as `a.aa`, in lowercase.
    public static func host() -> Generator<String> { .string(matching: hostPattern) }

    /// Returns a generator of e-mail addresses, such as `a@a.aa`, in lowercase.
    public static func email() -> Generator<String> {
        .string(matching: #"[a-z0-9]{1,8}([._+-][a-z0-9]{1,8}){0,2}@"# + hostPattern)
    }

    /// Returns a generator of `https` and `http` URLs as text.
    ///
    /// They have a host, and some have a port, a path, a query or a fragment.
    public static func url() -> Generator<String> {
        .string(
            matching: "https?://" + hostPattern
                + #"(:[1-9]\d{1,3})?(/[a-z0-9_.~-]{0,8}|/%[2-7][0-9A-F]){0,4}"#
                + #"(\?[a-z]{1,4}=[a-z0-9+]{0,6}(&[a-z]=\d)?)?(#[a-z]{0,4})?"#
        )
    }

    /// Returns a generator of IP addresses as text, of version 4 or version 6.
    ///
    /// Those of version 6 are written in full, or as `::`, or as `::` and the last part.
    public static func ipAddress() -> Generator<String> {
        let bytes = Generator<UInt8>.integer().array(count: 4)
        let words = Generator<UInt16>.integer().array(count: 8)
        return .oneOf(
            bytes.map { $0.map(String.init).joined(separator: ".") },
            words.map { $0.map { String($0, radix: 16) }.joined(separator: ":") },
            .just("::"),
            Generator<UInt16>.integer(in: 1...UInt16.max).map { "::" + String($0, radix: 16) }
        )
    }

    private static var hostPattern: String {
        #"[a-z]([a-z0-9-]{0,8}[a-z0-9])?(\.[a-z0-9]{1,8}){0,2}\.[a-z]{2,6}"#
    }
}
