import CommandLineFrame

await CommandLineTool.runProcess(as: .sessionCheck)
