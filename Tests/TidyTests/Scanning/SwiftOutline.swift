/// The imports of a Swift file, the types it declares, and the types it names.
struct SwiftOutline: Sendable {
    /// A type that the file declares outside of function bodies.
    struct Declaration: Equatable, Sendable {
        /// The names of the enclosing types and its own, as in `["Rule", "Explanation"]`.
        let path: [String]

        /// Whether other files can see it.
        let isVisible: Bool
    }

    /// A mention of a type.
    struct Use: Equatable, Sendable {
        /// The capitalized words joined by dots, as in `["Rule", "Explanation"]`.
        let words: [String]

        /// The enclosing types and extensions, in which a nested type needs no qualification.
        let scope: [String]
    }

    private(set) var imports: Set<String> = []
    private(set) var declarations: [Declaration] = []
    private(set) var uses: [Use] = []

    private var genericParameters: Set<String> = []
    private var scopes: [Scope] = []
    private var nextScope: Scope?

    /// The owner of an open brace.
    private enum Scope {
        case type([String])
        case other
    }

    /// Outlines the code of one file.
    init(_ text: String) {
        self.init(tokens: SwiftLexer.tokens(of: text))
    }

    /// Outlines the tokens of one file.
    init(tokens: [SwiftToken]) {
        var index = 0
        while index < tokens.count {
            index = read(tokens, at: index)
        }
        uses.removeAll { genericParameters.contains($0.words[0]) }
    }

    /// Reads the construct at `index` and returns the index of the next.
    private mutating func read(_ tokens: [SwiftToken], at index: Int) -> Int {
        let token = tokens[index]
        switch token.kind {
        case .literal: return index + 1
        case .mark:
            if token.text == "{" {
                scopes.append(nextScope ?? .other)
                nextScope = nil
            } else if token.text == "}" {
                _ = scopes.popLast()
            }
            return index + 1
        case .word, .escapedWord:
            if index > 0, tokens[index - 1].is(".") { return index + 1 }
            if token.is("import") { return readImport(tokens, at: index) }
            if token.is("extension") { return readExtension(tokens, at: index) }
            if token.is("func") || token.is("init") || token.is("subscript") {
                let next = index + (token.is("func") ? 2 : 1)
                readGenericParameters(tokens, at: next)
                return next
            }
            if token.kind == .word, Self.keywords.contains(token.text), index + 1 < tokens.count,
                tokens[index + 1].canNameType
            {
                return readDeclaration(tokens, at: index)
            }
            guard token.canNameType else { return index + 1 }
            let words = Self.chain(tokens, at: index)
            uses.append(Use(words: words, scope: enclosingType))
            return index + words.count * 2 - 1
        }
    }

    private static let keywords: Set = [
        "struct", "enum", "class", "actor", "protocol", "typealias", "associatedtype",
    ]

    private var enclosingType: [String] {
        for case .type(let path) in scopes.reversed() { return path }
        return []
    }

    private var isInFunction: Bool {
        if case .other = scopes.last { true } else { false }
    }
}

// MARK: - Constructs

extension SwiftOutline {
    /// Returns the capitalized words joined by dots.
    private static func chain(_ tokens: [SwiftToken], at index: Int) -> [String] {
        var words = [tokens[index].text]
        var next = index + 1
        while next + 1 < tokens.count, tokens[next].is("."), tokens[next + 1].canNameType {
            words.append(tokens[next + 1].text)
            next += 2
        }
        return words
    }

    private mutating func readImport(_ tokens: [SwiftToken], at index: Int) -> Int {
        let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        var next = index + 1
        if next < tokens.count, kinds.contains(where: tokens[next].is) { next += 1 }
        guard next < tokens.count else { return next }
        imports.insert(tokens[next].text)
        // A submodule or a single imported declaration is not a use of a type.
        while next + 2 < tokens.count, tokens[next + 1].is(".") { next += 2 }
        return next + 1
    }

    private mutating func readExtension(_ tokens: [SwiftToken], at index: Int) -> Int {
        guard index + 1 < tokens.count, tokens[index + 1].canNameType else { return index + 1 }
        let words = Self.chain(tokens, at: index + 1)
        uses.append(Use(words: words, scope: enclosingType))
        nextScope = .type(words)
        return index + words.count * 2
    }

    private mutating func readDeclaration(_ tokens: [SwiftToken], at index: Int) -> Int {
        let path = enclosingType + [tokens[index + 1].text]
        if !isInFunction {
            let isVisible = !Self.isPrivate(tokens, before: index)
            declarations.append(Declaration(path: path, isVisible: isVisible))
        }
        if !tokens[index].is("typealias"), !tokens[index].is("associatedtype") {
            nextScope = isInFunction ? .other : .type(path)
        }
        readGenericParameters(tokens, at: index + 2)
        return index + 2
    }

    /// Whether `private` or `fileprivate` is among the modifiers of a declaration.
    private static func isPrivate(_ tokens: [SwiftToken], before index: Int) -> Bool {
        let modifiers: Set = [
            "public", "package", "internal", "private", "fileprivate", "open", "final", "indirect",
            "nonisolated",
        ]
        for token in tokens[..<index].reversed() {
            guard token.kind == .word, modifiers.contains(token.text) else { return false }
            if token.is("private") || token.is("fileprivate") { return true }
        }
        return false
    }

    /// Records the parameters of a generic clause, whose names do not mean other types in this
    /// file.
    private mutating func readGenericParameters(_ tokens: [SwiftToken], at index: Int) {
        guard index < tokens.count, tokens[index].is("<") else { return }
        var depth = 0
        for next in tokens.indices[index...] {
            let token = tokens[next]
            if token.is("<") { depth += 1 }
            // The arrow of a function type does not close the clause.
            if token.is(">"), !tokens[next - 1].is("-") { depth -= 1 }
            if depth == 0 { return }
            let before = tokens[next - (tokens[next - 1].is("each") ? 2 : 1)]
            let isFirst = before.is("<") || before.is(",")
            if depth == 1, isFirst, token.canNameType { genericParameters.insert(token.text) }
        }
    }
}
