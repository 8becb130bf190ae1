import JSONFiles
import Platform
import Reports
import StrictJSON
import TerminalText

extension Program {
    /// The layout of configurations.
    package var configurationLayout: ConfigurationLayout {
        ConfigurationLayout(outlines, foreignCommands: foreignCommands)
    }
}

extension Configuration {
    /// Why a configuration cannot be used, as sentences.
    package struct Failure: Error {
        /// The reasons.
        package var complaints: [String]
    }

    /// The maximum size of a file, in bytes.
    ///
    /// The place of a mistake takes time linear in its offset, and a file may consist of mistakes.
    private static let limit = 1 << 16

    /// Reads the file at `path`, in which a mistake is a failure.
    package init(at path: String, _ context: CommandContext) throws(Failure) {
        let shown = PathText.shown(path)
        let bytes: [UInt8]
        do throws(UnusableReport) {
            bytes = try BoundedFile.bytes(
                of: context.absolutePath(path),
                named: path,
                limit: Self.limit
            )
        } catch {
            throw Failure(complaints: [error.complaint])
        }
        let file = TextFile(path: shown, bytes: bytes)
        let reader = ConfigurationReader(file, at: path, context.program.configurationLayout)
        guard reader.mistakes.isEmpty else {
            throw Failure(
                complaints: reader.mistakes.map { mistake in
                    let position = mistake.position
                    return "\(mistake.file):\(position.line):\(position.column): "
                        + "\(mistake.message). \(mistake.fix)"
                }
            )
        }
        self = reader.configuration
    }
}

extension CommandDefinition {
    /// Runs the command with the arguments after its name, and with the options that a
    /// configuration sets and the arguments do not.
    static func execute(
        _ arguments: [String],
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode {
        guard let path = try configurationPath(in: arguments, of: context.program) else {
            return try await run(with: arguments, context)
        }
        let configuration: Configuration
        do throws(Configuration.Failure) {
            configuration = try Configuration(at: path, context)
        } catch {
            for complaint in error.complaints { context.console.complain(complaint) }
            return .failed
        }
        let given = namesOfOptions(in: arguments)
        let settings = configuration.settings(for: syntax.command).filter { setting in
            given.isDisjoint(with: setting.option.names)
        }
        do throws(UsageError) {
            return try await run(with: settings.flatMap(\.arguments) + arguments, context)
        } catch {
            throw UsageError(
                error.problems.map { $0.naming(settings, of: configuration) },
                command: error.command
            )
        }
    }

    private static func run(
        with arguments: [String],
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode {
        let options = try options(from: arguments, context)
        do throws(UsageError) {
            return try await run(options, context)
        } catch {
            throw UsageError(error.problems, command: error.command ?? syntax.command)
        }
    }

    /// The value of `--config`, if this is a command whose options a file can set.
    private static func configurationPath(
        in arguments: [String],
        of program: Program
    ) throws(UsageError) -> String? {
        let name = ConfigurationLayout.option
        guard namesOfOptions(in: arguments).contains(name),
            program.configurationLayout.sections.contains(where: { $0.name == syntax.command })
        else { return nil }
        // After this, the value of the option is there, and no value looks like the option.
        var options = Options()
        try syntax.parse(arguments, into: &options)
        var path: String?
        let own = arguments.prefix { $0 != "--" }
        for (index, argument) in own.enumerated() {
            if argument.hasPrefix("\(name)=") { path = String(argument.dropFirst(name.count + 1)) }
            if argument == name { path = own[index + 1] }
        }
        return path
    }

    /// The names of the options that the arguments set.
    private static func namesOfOptions(in arguments: [String]) -> Set<String> {
        let options = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("-") }
        return Set(options.map { String($0.prefix { $0 != "=" }) })
    }
}

extension UsageProblem {
    /// The problem with the places of the settings that it is about.
    fileprivate func naming(
        _ settings: [Configuration.Setting],
        of configuration: Configuration
    ) -> UsageProblem {
        guard case .other(let text) = self else { return self }
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
        let places = settings.filter { words.contains($0.option.name[...]) }.map { setting in
            "\(setting.option.name) is set at \(configuration.place(of: setting))"
        }
        return places.isEmpty ? self : .other(([text] + places).joined(separator: "; "))
    }
}
