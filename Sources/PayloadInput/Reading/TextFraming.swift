/// How a source is divided into JSON texts.
enum TextFraming: Sendable {
    /// The whole source is one text, and anything after it is a fault.
    case single

    /// A line feed ends a text; a line may hold several.
    case lines

    /// Texts follow one another, whatever is between them.
    case texts

    /// The first text decides: a line feed inside it makes texts, its end before one makes lines.
    case undecided

    /// Whether a line feed is not white space but the end of the text, as far as is known.
    var endsTextsAtLineFeeds: Bool {
        switch self {
        case .single, .texts: false
        case .lines, .undecided: true
        }
    }
}
