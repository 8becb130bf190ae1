import Baselines
import CommandLineFrame
import JSONFiles
import LiveAPI
import SessionCorpus
import StrictJSON
import TerminalText

/// Looks at everything that a run depends on, without a run.
struct DoctorExamination {
    let options: DoctorCommand.Options
    let context: CommandContext

    /// The result for the file with options, with what it sets.
    func configuration() -> (Configuration?, [DoctorCheck]) {
        guard let path = options.configuration else { return (nil, []) }
        do throws(Configuration.Failure) {
            let configuration = try Configuration(at: path, context)
            let count = configuration.sections.values.map(\.count).reduce(0, +)
            let detail = "\(configuration.path): \(count.counted("option"))"
            return (configuration, [DoctorCheck(.good, "configuration", detail)])
        } catch {
            return (nil, error.complaints.map { DoctorCheck(.wrong, "configuration", $0) })
        }
    }

    /// The result for the corpus.
    func corpus(_ configuration: Configuration?) -> DoctorCheck {
        let folder = configuration.flatMap { values(of: "--corpus", in: $0).first }
        do throws(CorpusFailure) {
            let source = try CorpusSource(folder, from: context.workingDirectory)
            let count = try source.corpus().cases.count
            return DoctorCheck(.good, "corpus", "\(source.shownName): \(count.counted("case"))")
        } catch {
            return DoctorCheck(.wrong, "corpus", error.description)
        }
    }

    /// The result for the credentials in the environment, if there are any.
    var credentials: [DoctorCheck] {
        do throws(CredentialsError) {
            let credentials = try LiveCredentials(environment: context.environment)
            guard let credentials else { return [] }
            return [DoctorCheck(.good, "credentials", "set, but not tried: no URL is given")]
                + credentials.notes.map { DoctorCheck(.note, "credentials", $0.description) }
        } catch {
            return [DoctorCheck(.wrong, "credentials", error.description)]
        }
    }

    /// The result for the terminal.
    var terminal: DoctorCheck {
        let console = context.console
        let style = TextStyle(
            .auto,
            isTerminal: console.outputIsTerminal,
            environment: context.environment
        )
        let kind = console.width.map { "\($0.counted("column"))" } ?? "not a terminal"
        return DoctorCheck(
            .good,
            "output",
            "\(console.outputIsTerminal ? kind : "not a terminal"), "
                + "\(style.isColored ? "colored" : "not colored") by default"
        )
    }

    /// The results for the baselines that the configuration names.
    func baselines(_ configuration: Configuration?) -> [DoctorCheck] {
        guard let configuration else { return [] }
        return values(of: "--baseline", in: configuration).flatMap(checks)
    }

    private func checks(ofBaseline path: String) -> [DoctorCheck] {
        let file = BaselineFile(path)
        let reader: BaselineReader
        do throws(BaselineFile.Failure) {
            reader = try file.reader()
        } catch {
            return error.complaints.map { DoctorCheck(.wrong, "baseline", $0) }
        }
        let mistakes = reader.mistakes.map { mistake in
            let place = "\(mistake.file):\(mistake.position.line):\(mistake.position.column)"
            return DoctorCheck(.wrong, "baseline", "\(place): \(mistake.message)", fix: mistake.fix)
        }
        let today = CalendarDay(of: context.startedAt)
        let entries = reader.baseline.entries
        let expired = entries.count { $0.isExpired(on: today) }
        let count = "\(file.shownPath): \(entries.count.counted("entry", "entries"))"
        guard expired > 0 else {
            return mistakes + [DoctorCheck(.good, "baseline", "\(count), none of them expired")]
        }
        return mistakes + [
            DoctorCheck(
                .wrong,
                "baseline",
                "\(count), \(expired.grouped) of them expired",
                fix: "Fix the deviations, or accept them until a later day with 'baseline update'."
            )
        ]
    }

    /// The different values of an option, whatever the command.
    private func values(of name: String, in configuration: Configuration) -> [String] {
        var values: [String] = []
        for section in context.program.configurationLayout.sections {
            for setting in configuration.sections[section.name] ?? []
            where setting.option.name == name {
                values += setting.texts.filter { !values.contains($0) }
            }
        }
        return values
    }
}
