/// The text of a time, kept exactly, and its interpretation.
///
/// The contract declares times as *string*, so any string is a valid timestamp, even if it is not
/// a time. The ``dialect`` is the format of the text, and the ``moment`` is the point in time that
/// it means, if any.
///
/// Two timestamps are equal if their texts have the same Unicode scalars, because what is read must
/// be written back unchanged. Two texts for the same moment are different timestamps, and so are
/// texts that are only canonically equivalent, which Swift's `String` treats as equal.
public struct Timestamp: Sendable {
    /// The original text.
    public let text: String

    /// The dialect and moment of the text.
    ///
    /// Computed on each access, in nanoseconds and without an allocation.
    package var reading: Reading {
        let span = text.utf8Span.span
        return unsafe Self.reading(of: span.bytes)
    }

    /// The format of the text.
    public var dialect: Dialect { reading.dialect }

    /// The point in time that the text means, or `nil` if there is none.
    ///
    /// Dates without a time and times without an offset have no moment.
    public var moment: Moment? { reading.moment }

    /// Creates a timestamp with exactly this text, which may be any string.
    public init(_ text: String) {
        self.text = text
    }

    /// Creates the timestamp of a moment in UTC, in the documented form if there is no fraction.
    ///
    /// A year outside 0000 to 9999 is written as an expanded year of six digits or more. There is
    /// no dialect for years of more than nine digits, so such a moment cannot be read back.
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
    /// - Throws: Any error that the decoder throws for a value that is not a string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text unchanged.
    ///
    /// - Throws: Any error that the encoder throws.
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
    /// Creates a timestamp with exactly this text.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}
