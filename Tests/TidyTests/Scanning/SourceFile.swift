import Foundation

/// A Swift file of the package, by its path from the root.
struct SourceFile: Sendable {
    let path: String
    let text: String

    let lines: [Substring]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        // Bytes, because splitting characters takes ten times as long.
        lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map(Substring.init)
    }

    var isTest: Bool { path.hasPrefix("Tests/") }

    /// The folder in `Sources` or `Tests`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The folders between the target and the file.
    var folder: String { path.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/") }

    /// The root of the package, derived from the path of this file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Returns all Swift files in `Sources` and `Tests` except those in hidden build folders.
    static func all() throws -> [SourceFile] { try found.get() }

    /// They are read once for all tests.
    private static let found = Result {
        var files: [SourceFile] = []
        for folder in ["Sources", "Tests"] {
            let url = root.appending(path: folder)
            for name in try FileManager.default.subpathsOfDirectory(atPath: url.path)
            where name.hasSuffix(".swift") && !name.contains("/.") {
                let text = try String(contentsOf: url.appending(path: name), encoding: .utf8)
                files.append(SourceFile(path: "\(folder)/\(name)", text: text))
            }
        }
        return files
    }
}

extension SourceFile {
    /// The modules that must not use Foundation, so that programs without it can be built from
    /// them.
    private static let withoutFoundation: Set = [
        "Platform", "StrictJSON", "Gen", "GenTesting", "SessionModel", "TerminalText",
        "SessionContract", "PayloadInput", "Reports", "JSONFiles", "Baselines", "SessionPayloads",
        "CommandLineFrame", "Drift",
    ]

    /// The violations of the project rules in this file.
    var complaints: [String] {
        var complaints: [String] = []
        let limit = isTest ? 500 : 400
        if lines.count > limit { complaints.append("\(lines.count) lines, more than \(limit)") }
        if text.allSatisfy(\.isWhitespace) { complaints.append("the file is empty") }
        complaints += longFunctions + longComments + vagueNames + markers + suites
        // Tests may import anything, and most other files import neither. Searching the text for
        // that is faster than outlining it.
        let isSuspect = !isTest && ["Testing", "Foundation"].contains { text.contains($0) }
        let imports = isSuspect ? SwiftOutline(text).imports : []
        if !target.hasSuffix("Testing"), imports.contains("Testing") {
            complaints.append("imports Testing, which is only allowed in modules for tests")
        }
        if Self.withoutFoundation.contains(target),
            imports.contains(where: { $0.hasPrefix("Foundation") })
        {
            complaints.append("imports Foundation, which \(target) must not use")
        }
        return complaints
    }

    /// Functions of more than 70 lines, from `func` or `init` to the closing brace at the same
    /// indentation, which the formatter guarantees.
    private var longFunctions: [String] {
        var complaints: [String] = []
        for (start, line) in lines.enumerated() where Self.opensFunction(line) {
            let indentation = line.prefix { $0 == " " }
            guard
                let length = lines[start...].firstIndex(where: { $0 == indentation + "}" })
                    .map({ $0 - start + 1 }), length > 70
            else { continue }
            complaints.append("line \(start + 1): a function of \(length) lines, more than 70")
        }
        return complaints
    }

    private static func opensFunction(_ line: Substring) -> Bool {
        // A function on one line ends there, and a requirement of a protocol has no body.
        guard let last = line.utf8.last, "{(".utf8.contains(last) else { return false }
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init") }) else {
            return false
        }
        let isModified = words[..<keyword].allSatisfy { word in
            word.first == "@" || word.allSatisfy { $0.isLowercase || "()".contains($0) }
        }
        return isModified
    }

    /// Comments of more than 100 columns, which the formatter does not change.
    private var longComments: [String] {
        lines.enumerated().compactMap { index, line in
            // There are at least as many bytes as columns, and they are faster to count.
            guard line.utf8.count > 100, line.count > 100,
                line.drop(while: { $0 == " " }).hasPrefix("//")
            else { return nil }
            return "line \(index + 1): a comment of \(line.count) columns, more than 100"
        }
    }

    /// Vague names of files and types.
    private var vagueNames: [String] {
        let banned = ["Utils", "Helpers", "Common", "Manager"]
        let name = path.split(separator: "/").last ?? ""
        var complaints = banned.filter { name.contains($0) }.map {
            "a file with the vague name '\($0)'"
        }
        // Most files have none, and checking the whole text is faster than checking each line.
        guard banned.contains(where: text.contains) else { return complaints }
        for (index, line) in lines.enumerated() where banned.contains(where: line.contains) {
            let words = line.split { !$0.isLetter && !$0.isNumber }
            for (keyword, type) in zip(words, words.dropFirst())
            where ["struct", "class", "enum", "protocol", "actor"].contains(keyword) {
                complaints += banned.filter { type.contains($0) }
                    .map { "line \(index + 1): a type with the vague name '\($0)'" }
            }
        }
        return complaints
    }

    /// Suites that are not named as the beginning of a sentence, such as `The package`, or that
    /// lack `@Suite`.
    private var suites: [String] {
        guard isTest, text.contains("@Test") else { return [] }
        var complaints: [String] = []
        for (index, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            guard let first = words.first,
                let kind = words.dropFirst(first == "final" ? 1 : 0).first,
                !line.hasPrefix(" "), ["struct", "class", "actor", "enum"].contains(kind)
            else { continue }
            let isSuite = index > 0 && Self.endsSuiteAttribute(lines[..<index])
            let isNamed = line.contains("`")
            if isSuite != isNamed || line.contains("Tests ") {
                complaints.append(
                    "line \(index + 1): a suite must have '@Suite' and a raw identifier"
                )
            }
        }
        return complaints
    }

    private static func endsSuiteAttribute(_ lines: ArraySlice<Substring>) -> Bool {
        let start = lines.last { !$0.hasPrefix(" ") && !$0.hasPrefix(")") }
        return start?.hasPrefix("@Suite") == true
    }

    /// Markers for unfinished work.
    private var markers: [String] {
        // Assembled here, so that this file contains none.
        let words = ["TO" + "DO", "FIX" + "ME"]
        guard words.contains(where: text.contains) else { return [] }
        return lines.enumerated().flatMap { index, line in
            words.filter { line.contains($0) }.map { "line \(index + 1): \($0)" }
        }
    }
}
