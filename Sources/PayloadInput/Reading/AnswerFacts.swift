import StrictJSON

/// Where an answer is in its source, for callers that take it out.
struct AnswerFacts {
    /// The bytes of an answer.
    enum Extent {
        /// The bytes of the source from one offset to another; `nil` for a text that is not JSON,
        /// whose end is not known.
        case source(from: Int, to: Int?)

        /// The content of a string in an archive.
        case content([UInt8])
    }

    let extent: Extent

    /// The start of the answer, or of the exchange in an archive or a transcript that it is from.
    let position: TextPosition

    /// The path of the request, if an archive says it.
    var path: String?

    /// Whether the answer is the body of a saved response.
    var isBody = false
}

extension PayloadReader {
    /// Reports a text that is an answer by itself.
    mutating func noteText(from start: TextPosition?, to end: Int?) {
        guard let start, !isArchive, !isInExchange else { return }
        onAnswer?(AnswerFacts(extent: .source(from: start.offset, to: end), position: start))
    }

    /// Reports the body of a saved response.
    mutating func noteBody(
        _ reading: BodyReading,
        at position: TextPosition,
        path: String? = nil
    ) {
        guard let onAnswer, let extent = reading.extent else { return }
        // Markup in a transcript is not read, and is not a payload.
        if case .source(let start, let end) = extent, start == end { return }
        onAnswer(AnswerFacts(extent: extent, position: position, path: path, isBody: true))
    }
}
