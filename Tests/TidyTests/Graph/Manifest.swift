import Foundation

/// The targets in `Package.swift`, read from its text.
struct Manifest {
    /// A target and the targets that it may import.
    struct Target: Equatable {
        let name: String

        /// The number in the last comment `// Level N` above the target; `nil` for executables.
        ///
        /// Executables are above all levels, and nothing imports them.
        let level: Int?

        let dependencies: Set<String>
    }

    /// The modules and executables of `Sources`, in order.
    private(set) var targets: [Target] = []

    /// The package's own manifest.
    static func ofThisPackage() throws -> Manifest {
        let url = SourceFile.root.appending(path: "Package.swift")
        return try Manifest(String(contentsOf: url, encoding: .utf8))
    }

    /// Reads the calls `module("Name", ["Dependency"])`, `.executableTarget(name: "Name", …)` and
    /// `.plugin(name: "Name", …)`.
    ///
    /// A plugin imports no module: it only runs the program that it depends on.
    init(_ text: String) {
        let tokens = SwiftLexer.tokens(of: text)
        let levels = Self.levels(in: text)
        for (index, token) in tokens.enumerated() where index + 2 < tokens.count {
            let isModule = token.is("module") && tokens[index + 2].kind == .literal
            let isExecutable = token.is("executableTarget")
            let isPlugin = token.is("plugin")
            guard isModule || isExecutable || isPlugin, tokens[index + 1].is("(") else { continue }
            let call = Self.call(tokens[(index + 2)...])
            // Other targets with an explicit path are not in Sources.
            if !isPlugin, call.contains(where: { $0.is("path") }) { continue }
            let names = call.prefix { !$0.is("plugins") }.filter { $0.kind == .literal }
                .map(\.text)
            guard let name = names.first else { continue }
            let level = isModule ? levels.last { $0.line < token.line }?.number : nil
            let dependencies = isPlugin ? [] : Set(names.dropFirst())
            targets.append(Target(name: name, level: level, dependencies: dependencies))
        }
    }

    /// Returns the tokens up to the parenthesis that closes the call.
    private static func call(_ tokens: ArraySlice<SwiftToken>) -> ArraySlice<SwiftToken> {
        var depth = 1
        return tokens.prefix { token in
            if token.is("(") { depth += 1 }
            if token.is(")") { depth -= 1 }
            return depth > 0
        }
    }

    private static func levels(in text: String) -> [(line: Int, number: Int)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                let words = line.split { !$0.isLetter && !$0.isNumber }
                guard line.contains("// Level"), words.count > 1, words[0] == "Level",
                    let number = Int(words[1])
                else { return nil }
                return (index + 1, number)
            }
    }
}
