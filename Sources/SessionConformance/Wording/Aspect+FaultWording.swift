extension Aspect {
    /// The words for aspects of payloads that a model must or may reject, and of its behavior.
    static let wordsOfFaults: [Aspect: Words] = [
        .missingID: Words(
            "A missing id",
            """
            A session without an id is rejected. A model that invents one, such as 0, hides \
            that the API broke its contract.
            """
        ),
        .nullID: Words(
            "A null id",
            """
            A null id is rejected. The id is the only field that must be there.
            """
        ),
        .stringAsInteger: Words(
            "A string for an integer",
            """
            "1" is not 1. A model that converts hides that the API changed a type, which other \
            clients notice.
            """
        ),
        .fractionAsInteger: Words(
            "A fraction for an integer",
            """
            1.5 is not an integer. A model that rounds it changes the id.
            """
        ),
        .booleanAsInteger: Words(
            "A boolean for an integer",
            """
            True is not 1. In some languages a boolean is an integer, and passes for one.
            """
        ),
        .nestedAsInteger: Words(
            "An array or object for an integer",
            """
            An array or object is not an integer. A model without types takes it.
            """
        ),
        .numberAsString: Words(
            "A number for a string",
            """
            1 is not "1". A model that converts writes another type than it read.
            """
        ),
        .booleanAsString: Words(
            "A boolean for a string",
            """
            True is not "true". A model that converts writes another type than it read.
            """
        ),
        .nestedAsString: Words(
            "An array or object for a string",
            """
            An array or object is not a string. A model without types takes it.
            """
        ),
        .notAnObject: Words(
            "Another value than an object",
            """
            A session is an object. An array, a number or null instead of it is rejected.
            """
        ),
        .incomplete: Words(
            "Incomplete text",
            """
            A text that ends too early, as after a broken connection, is rejected. A parser \
            that completes it invents data.
            """
        ),
        .encodings: Words(
            "Other encodings than UTF-8",
            """
            JSON is UTF-8. A parser that guesses UTF-16, or replaces invalid bytes, changes \
            keys and values without an error.
            """
        ),
        .textAround: Words(
            "Text around the value",
            """
            Text before or after the value is rejected. A second value there may be the answer \
            to another request.
            """
        ),
        .comments: Words(
            "Comments",
            """
            JSON has no comments.
            """
        ),
        .punctuation: Words(
            "Wrong commas and colons",
            """
            Trailing, doubled and missing commas and colons are rejected. They come from text \
            that was put together by hand, where more may be wrong.
            """
        ),
        .quoting: Words(
            "Wrong quotation marks",
            """
            Keys and strings have double quotation marks. Text without them is JavaScript, or \
            another format.
            """
        ),
        .stringContent: Words(
            "Wrong content of strings",
            """
            Line breaks and unknown escapes in strings are rejected. Parsers that accept them \
            disagree about the value.
            """
        ),
        .notANumber: Words(
            "NaN and Infinity",
            """
            NaN and Infinity are not JSON. A model that reads them writes them again, and the \
            next reader fails.
            """
        ),
        .numberForms: Words(
            "Wrong forms of numbers",
            """
            01, +1, 0x1 and 1. are not numbers of JSON. Parsers that accept them disagree \
            about the value: 010 is 8 for some and 10 for others.
            """
        ),
        .literals: Words(
            "Wrong literals",
            """
            True, None and undefined come from other languages. They are not JSON.
            """
        ),
        .duplicateKeys: Words(
            "Duplicate keys",
            """
            RFC 8259 leaves open which value of a duplicate key counts. Two readers that \
            choose differently see two sessions in one text.
            """
        ),
        .integersFrom63: Words(
            "Integers beyond 64 bits",
            """
            A model may reject integers beyond 64 bits or keep them, but not change them.
            """
        ),
        .integerSpelling: Words(
            "Integers as 1.0 or 1e2",
            """
            1.0 and 1e2 are integers for some readers and not for others. Both are right if \
            the value stays.
            """
        ),
        .loneSurrogates: Words(
            "Lone surrogates",
            """
            Half of a surrogate pair, as in "\\ud800", is not a character. A model may reject \
            it or keep it, but not replace it.
            """
        ),
        .byteOrderMark: Words(
            "A byte order mark",
            """
            RFC 8259 lets readers ignore a byte order mark or treat it as an error.
            """
        ),
        .depth: Words(
            "More than 512 levels of nesting",
            """
            RFC 8259 lets readers limit the depth of nesting. A crash is not a limit.
            """
        ),
        .otherTimes: Words(
            "Times that are not RFC 3339",
            """
            The contract declares times as strings. A model may keep all strings, or reject \
            those that are not RFC 3339.
            """
        ),
        .sameAnswer: Words(
            "The same answer each time",
            """
            The same payload gets the same answer at the start, at the end, and after others. \
            A model that remembers something mixes up sessions.
            """
        ),
        .ownOutput: Words(
            "Reads its own output",
            """
            What the model writes, it reads again without a change. Otherwise each pass \
            through it changes the data once more.
            """
        ),
        .process: Words(
            "Answers and exits",
            """
            The program starts, answers each request and exits. Crashes at a payload are in \
            the row of what the payload is about.
            """
        ),
    ]
}
