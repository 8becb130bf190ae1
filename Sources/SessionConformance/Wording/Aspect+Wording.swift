extension Aspect {
    /// The aspect as a heading, after which a model has kept, altered or rejected it.
    package var title: String { words.title }

    /// What is asked, and why it matters, for readers who do not know the contract.
    package var explanation: String { words.explanation }

    /// The words for one aspect.
    struct Words {
        let title: String
        let explanation: String

        init(_ title: String, _ explanation: String) {
            self.title = title
            self.explanation = explanation
        }
    }

    private var words: Words {
        guard let words = Self.wordsOfSessions[self] ?? Self.wordsOfFaults[self] else {
            preconditionFailure("a test shows that every aspect has words")
        }
        return words
    }

    /// The words for aspects of payloads that a model must keep.
    private static let wordsOfSessions: [Aspect: Words] = [
        .onlyID: Words(
            "A session with only an id",
            """
            The smallest session, {"id":1}, is accepted and keeps its id. A model that fails here \
            shows little anywhere else.
            """
        ),
        .absent: Words(
            "Absent fields",
            """
            A field that the API did not send is not in the output. A model that writes null \
            or a default instead makes up what the API never said.
            """
        ),
        .null: Words(
            "Null",
            """
            A field that is null comes back as null. Many models keep one kind of nothing for \
            both null and absent, so a null disappears or an absent field becomes null.
            """
        ),
        .values: Words(
            "Plain values",
            """
            Plain strings and integers come back unchanged. This is what everyone tests.
            """
        ),
        .integers: Words(
            "Integers below 2^53",
            """
            Zero, negative integers, and those that need 8, 16 or 32 bits come back unchanged. \
            Database columns and 32-bit types are where they get lost.
            """
        ),
        .integersFrom53: Words(
            "Integers from 2^53",
            """
            Integers that a double cannot hold exactly come back unchanged. A parser that \
            reads all numbers as doubles changes an id without an error.
            """
        ),
        .integersTo63: Words(
            "Integers up to 2^63 - 1",
            """
            The largest and smallest integers of 64 bits come back unchanged. Ids are \
            documented as integers of 64 bits.
            """
        ),
        .emptyText: Words(
            "Empty strings",
            """
            An empty string comes back as an empty string. Models that treat it as missing \
            lose what the API said.
            """
        ),
        .longText: Words(
            "Long strings",
            """
            Strings of more than 255 bytes come back whole. Columns of a database cut them.
            """
        ),
        .unicode: Words(
            "Letters beyond ASCII",
            """
            Letters such as é come back with the same characters. Models that normalize or \
            convert text change them.
            """
        ),
        .astral: Words(
            "Emoji",
            """
            Characters beyond the first 65,536 come back unchanged. They take two units in \
            UTF-16, where half of one can get lost.
            """
        ),
        .controlCharacters: Words(
            "Control characters",
            """
            Escaped control characters in strings come back, also NUL. Strings of C end at the \
            first NUL.
            """
        ),
        .quotes: Words(
            "Quotes, backslashes and markup",
            """
            Characters that JSON or HTML escapes come back as the same characters. A writer \
            that escapes for HTML twice changes them.
            """
        ),
        .surroundingSpace: Words(
            "Space around a string",
            """
            Space at the start and end of a string comes back. Models that trim text change \
            the value.
            """
        ),
        .links: Words(
            "Unusual links",
            """
            A url comes back letter by letter, even if it is not an https link. Models that \
            parse it write another spelling, or refuse it.
            """
        ),
        .timeFractions: Words(
            "Fractions of a second",
            """
            A time with a fraction of a second is accepted and comes back with the same text. \
            The API documents whole seconds, and sends fractions in other places.
            """
        ),
        .timePrecision: Words(
            "More than three digits of a second",
            """
            All digits of a fraction come back. Date types hold three, six or nine digits, and \
            drop the others.
            """
        ),
        .timeOffsets: Words(
            "UTC offsets and other forms of RFC 3339",
            """
            Times with an offset such as +02:00, or in lower case, come back with the same \
            text. A model that converts to UTC loses where the time came from.
            """
        ),
        .leapSeconds: Words(
            "Leap seconds",
            """
            The time 23:59:60 is accepted and comes back. RFC 3339 allows it, most date types \
            do not.
            """
        ),
        .calendar: Words(
            "Leap days and distant years",
            """
            February 29, years before 1970 and years after 2037 come back. Counters of 32 bits \
            end in 2038.
            """
        ),
        .undeclared: Words(
            "Undeclared fields",
            """
            A session with a field that the contract does not know is accepted. APIs add \
            fields, and a model that refuses them breaks on that day.
            """
        ),
        .similarKeys: Words(
            "Keys that look like a declared one",
            """
            A key that differs from a declared one in case or separators is another field. \
            Parsers that ignore case take its value for the declared one.
            """
        ),
        .nested: Words(
            "Nested values of undeclared fields",
            """
            Arrays and objects in undeclared fields are accepted. The model need not keep \
            them.
            """
        ),
        .deep: Words(
            "Deeply nested values",
            """
            Undeclared values are nested in up to 512 levels. Recursive parsers have lower \
            limits, or crash.
            """
        ),
        .unusualNumbers: Words(
            "Large and precise numbers",
            """
            Numbers in undeclared fields may have any size and precision. A parser that \
            converts what it does not need fails at them.
            """
        ),
        .manyMembers: Words(
            "Many members",
            """
            An object with hundreds of members is accepted.
            """
        ),
        .keyOrder: Words(
            "Any order of keys",
            """
            The order of keys has no meaning in JSON, so any is accepted.
            """
        ),
        .whiteSpace: Words(
            "White space",
            """
            Space, tab and line breaks between the parts of a text have no meaning.
            """
        ),
        .escapes: Words(
            "Escapes",
            """
            A character may be written as an escape, in keys too. Parsers that compare bytes \
            miss a key that is escaped.
            """
        ),
    ]
}
