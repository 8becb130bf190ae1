import Foundation
import PackagePlugin

/// Makes the built-in copy of the corpus a part of every build.
///
/// The link `Corpus` beside this file makes the folder a part of the target: SwiftPM plans a build
/// again, with new lists of inputs, only if the files of a target have changed.
@main
struct BuiltInCorpusPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let corpus = context.package.directoryURL.appending(path: "Corpus")
        let texts = context.pluginWorkDirectoryURL.appending(path: "BuiltInCorpus+Texts.swift")
        return [
            .buildCommand(
                displayName: "Copying the corpus",
                executable: try context.tool(named: "built-in-corpus").url,
                arguments: [corpus.path, texts.path],
                inputFiles: Self.files(in: corpus),
                outputFiles: [texts]
            )
        ]
    }

    /// Returns the files and folders in a folder, at any depth.
    private static func files(in folder: URL) -> [URL] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.sorted().map { folder.appending(path: $0) }
    }
}
