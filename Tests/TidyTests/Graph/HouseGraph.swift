/// Who uses whom in `Sources`: modules by their imports, folders of a module by the types they
/// name.
///
/// A use counts where the name is declared in one file of the module only: then it is known which
/// file is meant. Nested types are found as Swift finds them, qualified or from inside the type
/// they are nested in. Members are not counted, since text alone does not say whose they are: an
/// arrow made by a function of an extension goes unseen.
struct HouseGraph {
    /// One file's place and outline.
    struct File {
        /// From the root of the package, as in `Sources/Gen/Running/Run.swift`.
        let path: String

        let outline: SwiftOutline

        var parts: [Substring] { path.split(separator: "/") }
        var module: String { String(parts[1]) }

        /// The folders between the module and the file, or `.` where there are none.
        var folder: String {
            parts.count > 3 ? parts[2..<(parts.count - 1)].joined(separator: "/") : "."
        }

        /// The path from the module on.
        var name: String { parts[2...].joined(separator: "/") }
    }

    let modules: DependencyGraph

    /// The graph of the folders of each module.
    let folders: [String: DependencyGraph]

    /// The modules that declare a name at top level where others can see it, if they are several.
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

    /// The graph of the files under `Sources`.
    static func ofThisPackage() throws -> HouseGraph {
        HouseGraph(
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

    /// The declared type that a use names, looked for in the enclosing types first, as Swift does.
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

extension HouseGraph {
    /// The whole graph, for people.
    var summary: String {
        var text = "modules, with the number of imports\n\(modules.summary)\n"
        for (module, graph) in folders.sorted(by: { $0.key < $1.key }) where !graph.arrows.isEmpty {
            text += "\(module), with the number of uses\n\(graph.summary)\n"
        }
        return text
    }
}

extension HouseGraph {
    /// The imports of modules whose level is not lower, each with the files that have it.
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
