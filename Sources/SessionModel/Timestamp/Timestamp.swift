/// A point in time as an API wrote it: the text, kept exactly, and what it can be read as.
///
/// The contract's type for a time is *string*, so every string makes a timestamp, also one that is
/// no time at all. Its ``dialect`` says which; its ``moment`` is the time it means, where it means
/// one.
///
/// Two timestamps are equal when their texts have the same Unicode scalars. Texts that name the
/// same moment in two ways differ, and so do texts that Swift's `String` calls equal because they
/// are canonically equivalent: what was read has to come back unchanged.
public struct Timestamp: Sendable {
    /// The text as it was given, unchanged.
    public let text: String

    /// What the text can be read as.
    ///
    /// Read anew each time, in nanoseconds and without memory.
    package var reading: Reading {
        let span = text.utf8Span.span
        return unsafe Self.reading(of: span.bytes)
    }

    /// The way in which the text writes its time.
    public var dialect: Dialect { reading.dialect }

    /// The time the text means, or `nil` where it means none.
    ///
    /// Dates without a time and times without an offset have no moment.
    public var moment: Moment? { reading.moment }

    /// The timestamp with exactly this text, whatever it is.
    public init(_ text: String) {
        self.text = text
    }

    /// The timestamp that names `moment` in UTC, in the documented form where there is no fraction.
    ///
    /// A moment outside the years 0000 to 9999 is written with an expanded year of six digits or
    /// more. More than nine digits have no dialect, so such a moment cannot be read back.
    public init(_ moment: Moment) {
        self.init(moment.description)
    }
}

extension Timestamp: Hashable {
    /// Whether both texts have the same Unicode scalars.
    public static func == (left: Self, right: Self) -> Bool {
        left.text.hasSameScalars(as: right.text)
    }

    /// Hashes the Unicode scalars of the text.
    public func hash(into hasher: inout Hasher) {
        text.hashScalars(into: &hasher)
    }
}

extension Timestamp: Codable {
    /// Reads any string.
    ///
    /// - Throws: What the decoder throws for a value that is no string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text as it came.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Timestamp: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}

extension Timestamp: ExpressibleByStringLiteral {
    /// The timestamp with exactly this text.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}
