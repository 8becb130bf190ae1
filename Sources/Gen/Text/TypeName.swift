/// The name of a type as in its declaration.
enum TypeName {
    /// Returns the name without modules, and without the context of a type inside a function.
    static func of(_ type: Any.Type) -> String {
        withoutContexts(String(describing: type))
    }

    /// Returns the text without each `(unknown context at $7f8a)` and the dot after it.
    ///
    /// The runtime writes this for the function around a local type. The address says nothing and
    /// differs between processes.
    static func withoutContexts(_ text: String) -> String {
        let context = "(unknown context at $"
        let pieces = text.split(separator: context, omittingEmptySubsequences: false)
        let rest = pieces.dropFirst().map { piece -> Substring in
            guard let end = piece.firstIndex(of: ")") else { return piece }
            let rest = piece[piece.index(after: end)...]
            return rest.first == "." ? rest.dropFirst() : rest
        }
        return ([pieces[0]] + rest).joined()
    }
}
