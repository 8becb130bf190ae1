// Imported as public because the inlinable code below calls its loads, although no public
// declaration uses it.
public import StrictJSON

extension Timestamp {
    /// The dialect and moment of a text.
    @usableFromInline
    package struct Reading: Hashable, Sendable {
        /// The format of the text.
        @usableFromInline package let dialect: Dialect

        /// The point in time that the text means, or `nil` if there is none.
        @usableFromInline package let moment: Moment?

        @inlinable
        package init(_ dialect: Dialect, _ moment: Moment? = nil) {
            self.dialect = dialect
            self.moment = moment
        }
    }

    /// The reading of a text, given as UTF-8 bytes.
    ///
    /// Accepts any bytes; bytes that are not UTF-8 are `unknown`. Allocates nothing. At worst
    /// linear in the length; the documented form takes a few nanoseconds.
    @inlinable
    package static func reading(of text: RawSpan) -> Reading {
        if text.byteCount == documentedByteCount,
            let seconds = secondsOfDocumentedForm(in: text, at: 0)
        {
            return Reading(.documented, Moment(seconds: seconds))
        }
        return readingOfAnyForm(text)
    }

    /// The reading of a text without the fast path for the documented form.
    @usableFromInline
    package static func readingOfAnyForm(_ text: RawSpan) -> Reading {
        if text.byteCount == 0 { return Reading(.empty) }
        return ISO8601Form.reading(of: text)
            ?? RubyForm.reading(of: text)
            ?? RFC1123Form.reading(of: text)
            ?? EpochForm.reading(of: text)
            ?? Reading(.unknown)
    }

    /// The length in bytes of a text in the documented form.
    @inlinable package static var documentedByteCount: Int { 20 }

    /// The seconds since 1970 of the time in documented form at `offset`, or `nil` if there is no
    /// such text.
    ///
    /// A time that does not exist and a leap second are also `nil`.
    @inlinable @inline(__always)
    package static func secondsOfDocumentedForm(in bytes: RawSpan, at offset: Int) -> Int64? {
        guard bytes.byteCount &- offset >= documentedByteCount else { return nil }
        let form = DocumentedForm(
            bytes.word(at: offset),
            bytes.word(at: offset &+ 8),
            bytes.halfWord(at: offset &+ 16)
        )
        return form?.seconds
    }
}
