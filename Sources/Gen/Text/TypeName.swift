/// The name of a type as it stands in its declaration.
enum TypeName {
    /// The name without modules, and without the address that stands for a type inside a function.
    static func of(_ type: Any.Type) -> String {
        withoutContexts(String(describing: type))
    }

    /// Leaves out `(unknown context at $7f8a)` and the dot after it.
    ///
    /// The runtime names the place of a type inside a function so, which says nothing and is
    /// another one in each process.
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
