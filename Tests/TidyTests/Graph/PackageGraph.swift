/// The dependencies in `Sources`: of modules by their imports, and of the folders of a module by
/// the types they name.
///
/// A use counts only if a single file of the module declares the name, so that the file is known.
/// Nested types are found as in Swift, qualified or from inside the enclosing type. Members are not
/// counted, since text does not show whose they are: an arrow caused only by a method of an
/// extension is not found.
struct PackageGraph {
    /// The path and outline of a file.
    struct File {
        /// The path from the root of the package, such as `Sources/Gen/Running/Run.swift`.
        let path: String

        let outline: SwiftOutline

        var parts: [Substring] { path.split(separator: "/") }
        var module: String { String(parts[1]) }

        /// The folders between the module and the file; `.` if there are none.
        var folder: String {
            parts.count > 3 ? parts[2..<(parts.count - 1)].joined(separator: "/") : "."
        }

        /// The path below the module.
        var name: String { parts[2...].joined(separator: "/") }
    }

    let modules: DependencyGraph

    /// The graph of the folders of each module.
    let folders: [String: DependencyGraph]

    /// The names that several modules declare at the top level and not privately, with those
    /// modules.
    let sharedNames: [String: [String]]

    init(_ files: [File]) {
        let names = Set(files.map(\.module))
        var modules = DependencyGraph()
        var owners: [String: Set<String>] = [:]
        for file in files {
            for target in file.outline.imports where names.contains(target) {
                modules.add(from: file.module, to: target, reason: "\(file.name): import")
            }
            for declaration in file.outline.declarations
            where declaration.isVisible && declaration.path.count == 1 {
                owners[declaration.path[0], default: []].insert(file.module)
            }
        }
        self.modules = modules
        sharedNames = owners.filter { $0.value.count > 1 }.mapValues { $0.sorted() }
        folders = Dictionary(grouping: files, by: \.module).mapValues {
            Self.folderGraph(of: $0, otherModules: names)
        }
    }

    /// Returns the graph of the files in `Sources`.
    static func ofThisPackage() throws -> PackageGraph {
        PackageGraph(
            try SourceFile.all().filter { !$0.isTest }
                .map { File(path: $0.path, outline: SwiftOutline($0.text)) }
        )
    }

    private static func folderGraph(
        of files: [File],
        otherModules: Set<String>
    ) -> DependencyGraph {
        var homes: [[String]: Set<String>] = [:]
        for file in files {
            for declaration in file.outline.declarations {
                homes[declaration.path, default: []].insert(file.path)
            }
        }
        let places = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.folder) })
        var graph = DependencyGraph()
        for file in files {
            for use in file.outline.uses {
                guard let path = resolve(use, in: homes, of: file.module, besides: otherModules),
                    let found = homes[path], found.count == 1, let home = found.first,
                    let folder = places[home]
                else { continue }
                let reason = "\(file.name): \(path.joined(separator: "."))"
                graph.add(from: file.folder, to: folder, reason: reason)
            }
        }
        return graph
    }

    /// Returns the declared type that a use names, searching the enclosing types first as Swift
    /// does.
    private static func resolve(
        _ use: SwiftOutline.Use,
        in homes: [[String]: Set<String>],
        of module: String,
        besides otherModules: Set<String>
    ) -> [String]? {
        var words = use.words[...]
        if homes[[words[0]]] == nil, otherModules.contains(words[0]) {
            guard words[0] == module else { return nil }
            words = words.dropFirst()
        }
        guard let first = words.first else { return nil }
        for depth in stride(from: use.scope.count, through: 0, by: -1) {
            var path = use.scope.prefix(depth) + [first]
            guard homes[Array(path)] != nil else { continue }
            for word in words.dropFirst() {
                guard homes[path + [word]] != nil else { break }
                path.append(word)
            }
            return Array(path)
        }
        return nil
    }
}

extension PackageGraph {
    /// The whole graph in readable form.
    var summary: String {
        var text = "modules, with the number of imports\n\(modules.summary)\n"
        for (module, graph) in folders.sorted(by: { $0.key < $1.key }) where !graph.arrows.isEmpty {
            text += "\(module), with the number of uses\n\(graph.summary)\n"
        }
        return text
    }
}

extension PackageGraph {
    /// Returns the imports of modules that are not at a lower level, each with the importing files.
    func upwardArrows(levels manifest: Manifest) -> [String] {
        func level(_ name: String) -> Int? { manifest.targets.first { $0.name == name }?.level }
        func text(_ name: String) -> String {
            "\(name) (\(level(name).map { "level \($0)" } ?? "an executable"))"
        }
        return modules.arrows.compactMap { arrow in
            let isDown = level(arrow.to).map { $0 < level(arrow.from) ?? .max } ?? false
            guard !isDown else { return nil }
            let files = modules.uses[arrow, default: [:]].keys.sorted()
                .map { $0.prefix { $0 != ":" } }
            return "\(text(arrow.from)) imports \(text(arrow.to)) in "
                + files.joined(separator: ", ")
        }
    }
}
