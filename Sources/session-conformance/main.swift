import CommandLineInterface
import Foundation

Interruption.install()
let tool = CommandLineTool(.standard)
exit(await tool.run(Array(CommandLine.arguments.dropFirst())))
