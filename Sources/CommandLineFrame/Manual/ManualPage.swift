import JSONFiles
import Reports

/// The manual page in mdoc(7), made from the same declarations as the help.
struct ManualPage {
    private let program: Program
    private let day: CalendarDay
    private var page = MdocText()

    /// The page of a program, with the day of a moment in seconds since 1970.
    init(_ program: Program, at moment: Int64) {
        self.program = program
        day = CalendarDay(of: moment)
    }

    /// The source of the page.
    var source: String {
        var copy = self
        copy.writeStart()
        for command in program.commands { copy.write(command) }
        copy.writeEnvironment()
        copy.writeFiles()
        copy.writeCodes()
        copy.writeExamples()
        return copy.page.lines.joined(separator: "\n") + "\n"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private mutating func writeStart() {
        let parts = day.text.split(separator: "-").compactMap { Int($0) }
        page.macro(".Dd \(Self.months[parts[1] - 1]) \(parts[2]), \(parts[0])")
        page.macro(".Dt \(program.name.uppercased()) 1")
        page.macro(".Os")
        page.macro(".Sh NAME")
        page.macro(".Nm \(program.name)")
        page.macro(".Nd check sessions against the contract of the Zendesk session object")
        page.macro(".Sh SYNOPSIS")
        page.macro(".Nm")
        page.macro(".Ar command")
        page.macro(".Op Ar options")
        page.macro(".Op Ar arguments")
        page.macro(".Nm")
        page.macro(".Fl -version")
        page.macro(".Sh DESCRIPTION")
        page.text(program.overview)
        page.text("Results go to standard output, progress and complaints to standard error.")
        page.text("Each command prints its help with --help.")
        page.text("A value of an option may also be attached, as in --option=value.")
        page.macro(".Sh COMMANDS")
    }

    private mutating func write(_ command: Command) {
        guard case .group(let group) = command else {
            for definition in command.definitions { write(definition.outline) }
            return
        }
        page.macro(".Ss \(group.name)")
        page.text(group.overview)
        for definition in group.commands { write(definition.outline) }
    }

    private mutating func write(_ outline: CommandOutline) {
        page.macro(".Ss \(outline.command)")
        page.macro(".Nm")
        page.macro(".Cm \(outline.command)")
        page.macro(".Op Ar options")
        for operands in [outline.operands, outline.program].compactMap(\.self) {
            page.macro(".Ar \(MdocText.argument(operands.usage))")
        }
        page.macro(".Pp")
        page.text(outline.overview)
        let operands = [outline.operands, outline.program].compactMap(\.self)
        guard !operands.isEmpty || !outline.options.isEmpty else { return }
        page.macro(".Bl -tag -width Ds")
        for operand in operands { item("Ar \(MdocText.argument(operand.name))", operand.help) }
        for option in outline.options { item(Self.names(of: option), option.help) }
        page.macro(".El")
    }

    private static func names(of option: CommandOutline.Option) -> String {
        let names = option.names.map { "Fl \($0.dropFirst())" }.joined(separator: " , ")
        guard let form = option.value else { return names }
        return "\(names) Ar \(MdocText.argument(form.placeholder))"
    }

    private mutating func item(_ macro: String, _ help: String) {
        page.macro(".It \(macro)")
        page.text(help)
    }

    private mutating func writeEnvironment() {
        page.macro(".Sh ENVIRONMENT")
        page.macro(".Bl -tag -width Ds")
        for variable in program.variables { item("Ev \(variable.name)", variable.help) }
        page.macro(".El")
    }

    private mutating func writeFiles() {
        page.macro(".Sh FILES")
        page.text("No file is read unless it is named, with one exception:")
        page.macro(".Bl -tag -width Ds")
        item(
            "Pa Corpus",
            "The corpus of test cases, a folder in the current folder or a parent, unless --corpus "
                + "names another. Without one, commands use a copy inside the program."
        )
        page.macro(".El")
    }

    private mutating func writeCodes() {
        page.macro(".Sh EXIT STATUS")
        page.macro(".Bl -tag -width Ds")
        for meaning in ExitCode.meanings { item(meaning.name, meaning.help) }
        page.macro(".El")
    }

    private mutating func writeExamples() {
        page.macro(".Sh EXAMPLES")
        for example in program.outlines.flatMap(\.examples) {
            page.text(example.purpose)
            page.literal(example.line(of: program.name))
        }
    }
}
