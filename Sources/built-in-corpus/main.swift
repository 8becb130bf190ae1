import Foundation

// Writes the Swift source of the built-in copy: built-in-corpus FOLDER OUTPUT
//
// A mistake in the corpus must not fail the build, since it takes a build to run the lint that
// explains it. What cannot be read is left out.
let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
let output = URL(filePath: CommandLine.arguments[2])
let source = Data(SwiftSource.text(of: CorpusFiles.read(folder)).utf8)
// An unchanged file keeps its date, so that nothing is compiled again.
if (try? Data(contentsOf: output)) != source { try source.write(to: output, options: .atomic) }
