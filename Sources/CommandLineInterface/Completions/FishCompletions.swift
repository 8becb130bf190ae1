import CommandLineFrame
import Reports

/// The completions for fish, from version 3.1.
struct FishCompletions {
    private let commands: [Command]

    /// The completions of these commands.
    init(_ commands: [Command]) {
        self.commands = commands
    }

    /// The script.
    var script: String {
        let start = """
            # Completions of \(Report.toolName) for fish, as printed by
            # '\(Report.toolName) completions fish'.

            set -g __session_conformance_groups \
            \(commands.filter(\.isGroup).map(\.name).joined(separator: " "))

            \(Self.functions)
            function __session_conformance_rules
            \(Self.prints(ValueCompletion.ruleNames))
            end

            """
        var lines = ["complete -c \(Report.toolName) -f"]
        lines += [Self.line("", ["-l version", Self.description("Print the version.")])]
        lines += commands.map { Self.command($0.name, $0.summary, in: "") }
        for group in commands where group.isGroup {
            lines += group.definitions.map { Self.command($0.name, $0.summary, in: group.name) }
            lines.append(Self.option(CommandOutline.help, of: group.name))
        }
        lines.append(Self.option(CommandOutline.help, of: ""))
        lines += commands.flatMap(\.definitions).flatMap { Self.lines(for: $0.outline) }
        return start + lines.joined(separator: "\n") + "\n"
    }

    private static func prints(_ rows: [(name: String, help: String)]) -> String {
        rows.map { "    printf '%s\\t%s\\n' \($0.name) \(quoted($0.help.firstClause))" }
            .joined(separator: "\n")
    }

    private static func lines(for outline: CommandOutline) -> [String] {
        var lines = outline.completedOptions.map { option($0, of: outline.command) }
        if let operands = outline.operands {
            lines.append(
                line(outline.command, [offer(operands.completion)], limit: operands.limit)
            )
        }
        if let operands = outline.operands, outline.program == nil {
            let condition = quoted("__session_conformance_at_program \(outline.command)")
            lines.append(
                "complete -c \(Report.toolName) -n \(condition) \(offer(operands.completion))"
            )
        }
        if outline.program != nil {
            let condition = quoted("__session_conformance_at_program \(outline.command)")
            lines.append(
                "complete -c \(Report.toolName) -n \(condition) "
                    + "-a '(__session_conformance_program)'"
            )
        }
        return lines
    }

    private static func command(_ name: String, _ help: String, in group: String) -> String {
        line(group, ["-a \(name)", description(help)])
    }

    private static func option(_ option: CommandOutline.Option, of command: String) -> String {
        var parts = option.names.map { name in
            name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
        }
        if let form = option.value { parts += ["-x", offer(form.completion)] }
        return line(command, parts + [description(option.help)])
    }

    private static func offer(_ completion: ValueCompletion) -> String {
        completion == .none
            ? "" : "-a \(quoted("(__session_conformance_value \"\(completion.notation)\")"))"
    }

    private static func description(_ help: String) -> String { "-d \(quoted(help.firstClause))" }

    /// A line that applies after a command, before it has `limit` operands.
    private static func line(_ command: String, _ parts: [String], limit: Int = .max) -> String {
        let most = limit < 10 ? " -\(limit)" : ""
        let condition = quoted("__session_conformance_after \"\(command)\"\(most)")
        return (["complete -c \(Report.toolName) -n \(condition)"] + parts.filter { !$0.isEmpty })
            .joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }

    private static let functions = #"""
        # Prints the command of the line, such as "check" or "corpus run".
        function __session_conformance_command
            set -l tokens (commandline -opc)
            if contains -- "$tokens[2]" $__session_conformance_groups
                echo (string join ' ' -- $tokens[2..3])
            else
                echo "$tokens[2]"
            end
        end

        # Whether the line has the command $argv[1], and the cursor is not after --.
        # With -N, also whether the command has fewer than N words after it.
        function __session_conformance_after
            set -l tokens (commandline -opc)
            contains -- -- $tokens; and return 1
            test (__session_conformance_command) = "$argv[1]"; or return 1
            set -q argv[2]; or return 0
            set -l most (string sub -s 2 -- $argv[2])
            set -l operands (string match -v -- '-*' $tokens)
            set -l names (string split -n ' ' -- $argv[1])
            test (math (count $operands) - 1 - (count $names)) -lt $most
        end

        # Whether the cursor is after the -- of the command.
        function __session_conformance_at_program
            contains -- -- (commandline -opc); or return 1
            test (__session_conformance_command) = "$argv"
        end

        # Completes the program after --.
        function __session_conformance_program
            set -l tokens (commandline -opc)
            set -l separator (contains -i -- -- $tokens)
            set -l rest $tokens[(math $separator + 1)..] (commandline -ct)
            complete -C (string join ' ' -- $rest)
        end

        # Prints the option of the line that names a corpus.
        function __session_conformance_corpus
            set -l tokens (commandline -opc)
            set -l index (contains -i -- --corpus $tokens)
            and set -q tokens[(math $index + 1)]
            and echo --corpus=$tokens[(math $index + 1)]
            string match -- '--corpus=*' $tokens
        end

        # Prints what can be at this place, according to a notation.
        function __session_conformance_value
            set -l text (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
            __session_conformance_offer $argv[1] "$text"
        end

        # Prints what can be at the place of a text, according to a notation.
        function __session_conformance_offer
            set -l kind $argv[1]
            set -l text $argv[2]
            switch $kind
                case '* = *'
                    set -l kinds (string split -m 1 -- ' = ' $kind)
                    if string match -q -- '*=*' $text
                        set -l parts (string split -m 1 -- = $text)
                        for word in (__session_conformance_offer $kinds[2] "$parts[2]")
                            echo "$parts[1]=$word"
                        end
                    else if test "$kinds[2]" = file
                        __session_conformance_offer $kinds[1] "$text"
                    else
                        # A file may be left out, any other second value may not.
                        __session_conformance_offer $kinds[1] "$text" \
                            | string replace -r -- '^([^\t]*)' '$1='
                    end
                case 'list *'
                    set -l head (string match -r -- '^.*,' $text)
                    for word in (__session_conformance_offer (string sub -s 6 -- $kind) "$text")
                        echo "$head$word"
                    end
                case 'words *'
                    string split -- ' ' (string sub -s 7 -- $kind)
                case file
                    __fish_complete_path "$text"
                case folder
                    __fish_complete_directories "$text" folder
                case rule
                    __session_conformance_rules
                case case
                    set -l program (commandline -opc)[1]
                    $program corpus list (__session_conformance_corpus) 2>/dev/null | awk '{ print $2 }'
                case flag
                    set -l program (commandline -opc)[1]
                    $program corpus flags (__session_conformance_corpus) 2>/dev/null | awk '/^[^ ]/ { print $1 }'
                case command
                    set -l tokens (commandline -opc)
                    complete -C (string join ' ' -- $tokens[1] $tokens[3..] '')
            end
        end

        """#
}
