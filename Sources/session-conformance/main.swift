import CommandLineInterface
import Foundation

let tool = CommandLineTool(.standard)
if let status = tool.makeRoom() { exit(status) }
do {
    try Interruption.install()
} catch {
    fatalError("cannot listen for signals: \(error)")
}
exit(await tool.run(CommandLineTool.processArguments))
