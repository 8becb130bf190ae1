import CommandLineFrame
import CommandLineInterface

await CommandLineTool.runProcess(as: .sessionConformance)
