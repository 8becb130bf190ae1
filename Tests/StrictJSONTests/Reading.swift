import StrictJSON

/// The result of reading one text as a tree, compared with that of the walk.
///
/// `agreement` says whether both accept the text or both reject it with the same error.
struct Reading {
    let root: JSONValue?
    let error: JSONSyntaxError?
    let agreement: Bool

    init(_ bytes: [UInt8]) {
        let walked = walkError(in: bytes)
        do {
            root = try JSONDocument(parsing: bytes).root
            error = nil
            agreement = walked == nil
        } catch {
            root = nil
            self.error = error
            agreement = walked == error
        }
    }

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    var isAccepted: Bool { error == nil }

    /// Whether the text is rejected only because it ends too early.
    var isCut: Bool { error?.kind == .unexpectedEnd || error?.kind == .emptyText }
}

/// The error that the walk finds in the whole of `bytes`.
private func walkError(in bytes: [UInt8]) -> JSONSyntaxError? {
    let span = unsafe bytes.span.bytes
    do {
        try span.requireEnd(from: span.endOfValue(from: span.byteOrderMarkLength()))
        return nil
    } catch {
        return error
    }
}

extension JSONValue {
    /// Whether two trees have the same content, regardless of positions in the text.
    func hasContent(of other: JSONValue) -> Bool {
        switch (content, other.content) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.hasContent(of: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy {
                    $0.key == $1.key && $0.value.hasContent(of: $1.value)
                }
        default: false
        }
    }
}
