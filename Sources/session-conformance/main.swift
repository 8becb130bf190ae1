import CommandLineInterface
import Foundation

do {
    try Interruption.install()
} catch {
    fatalError("cannot listen for signals: \(error)")
}
let tool = CommandLineTool(.standard)
exit(await tool.run(CommandLineTool.processArguments))
