/// How a source is divided into JSON texts.
enum TextFraming: Sendable {
    /// The whole source is one text, and anything after it is a fault.
    case single

    /// A line feed ends a text. A line may contain several.
    case lines

    /// Texts follow one another, whatever separates them.
    case texts

    /// The first text decides: a line feed inside it means ``texts``, an end before one ``lines``.
    case undecided

    /// Whether a line feed ends a text and is not white space, as far as is known.
    var endsTextsAtLineFeeds: Bool {
        switch self {
        case .single, .texts: false
        case .lines, .undecided: true
        }
    }
}
