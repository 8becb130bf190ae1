// Public, although nothing of it is, because inlinable code below calls its loads.
public import StrictJSON

extension Timestamp {
    /// What a text can be read as.
    @usableFromInline
    package struct Reading: Hashable, Sendable {
        /// The way in which the text writes its time.
        @usableFromInline package let dialect: Dialect

        /// The time the text means, or `nil` where it means none.
        @usableFromInline package let moment: Moment?

        @inlinable
        package init(_ dialect: Dialect, _ moment: Moment? = nil) {
            self.dialect = dialect
            self.moment = moment
        }
    }

    /// What the UTF-8 bytes of a text can be read as.
    ///
    /// Any bytes may be given; those that are no UTF-8 are `unknown`. Nothing is allocated. Linear
    /// in the length at worst, and a few nanoseconds for the documented form.
    @inlinable
    package static func reading(of text: RawSpan) -> Reading {
        if text.byteCount == documentedByteCount,
            let seconds = secondsOfDocumentedForm(in: text, at: 0)
        {
            return Reading(.documented, Moment(seconds: seconds))
        }
        return readingOfAnyForm(text)
    }

    /// The reading of a text without the short cut for the documented form.
    @usableFromInline
    package static func readingOfAnyForm(_ text: RawSpan) -> Reading {
        if text.byteCount == 0 { return Reading(.empty) }
        return ISO8601Form.reading(of: text)
            ?? RubyForm.reading(of: text)
            ?? RFC1123Form.reading(of: text)
            ?? EpochForm.reading(of: text)
            ?? Reading(.unknown)
    }

    /// The length of a text in the documented form.
    @inlinable package static var documentedByteCount: Int { 20 }

    /// The seconds since 1970 that the twenty bytes from `offset` name in the documented form,
    /// `2014-11-18T17:24:29Z`, or `nil` where they do not or are fewer.
    ///
    /// A time that does not exist, and a leap second, are `nil` too.
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
