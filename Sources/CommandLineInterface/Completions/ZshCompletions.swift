import CommandLineFrame
import Reports

/// The completions for zsh, with a function for each command.
struct ZshCompletions {
    private let commands: [Command]

    /// The completions of these commands.
    init(_ commands: [Command]) {
        self.commands = commands
    }

    /// The script, which may be a file in `fpath` or be evaluated.
    var script: String {
        let parts =
            [
                """
                #compdef \(Report.toolName)
                # Completions of \(Report.toolName) for zsh, as printed by
                # '\(Report.toolName) completions zsh'.

                """,
                choice(
                    "",
                    commands.map { ($0.name, $0.summary) },
                    "'(- *)--version[Print the version]'"
                ),
            ]
            + commands.filter(\.isGroup).map { group in
                choice(group.name, group.definitions.map { ($0.name, $0.summary) })
            }
            + commands.flatMap(\.definitions).map { function(for: $0.outline) }
            + [Self.list("rules", ValueCompletion.ruleNames), lists, Self.functions]
        return parts.joined(separator: "\n")
    }

    /// A function that completes the name of a command, and then what follows it.
    private func choice(
        _ group: String,
        _ rows: [(name: String, help: String)],
        _ options: String = ""
    ) -> String {
        let name = Self.function(group)
        let table = "\(group.isEmpty ? "commands" : "commands_of_\(group)")"
        return Self.list(table, rows) + """

            \(name)() {
                local context state state_descr line
                typeset -A opt_args
                _arguments -S '(- *)'{-h,--help}'[Print help]' \(options) \\
                    '1: :_session-conformance_\(table)' '*:: :->rest' && return 0
                [[ $state == rest ]] || return 1
                (( $+functions[\(name)_${words[1]}] )) || return 1
                \(name)_${words[1]}
            }

            """
    }

    /// A function that offers names with their explanations.
    private static func list(_ name: String, _ rows: [(name: String, help: String)]) -> String {
        let lines = rows.map { row in
            let escaped = row.name.replacing(":", with: "\\:")
            return "        " + "\(escaped):\(row.help.firstClause)".singleQuoted
        }
        return """
            _session-conformance_\(name)() {
                local -a rows=(
            \(lines.joined(separator: "\n"))
                )
                _describe -t \(name) \(name.replacing("_", with: " ").singleQuoted) rows "$@"
            }

            """
    }

    /// The commands of each group, as an operand.
    private var lists: String {
        let rows = commands.filter(\.isGroup).map { group in
            "    \(group.name)) _session-conformance_commands_of_\(group.name) ;;"
        }
        return """
            _session-conformance_subcommands() {
                case $1 in
            \(rows.joined(separator: "\n"))
                esac
            }

            """
    }

    private func function(for outline: CommandOutline) -> String {
        var lines = outline.completedOptions.map(Self.specification)
        if let operands = outline.operands {
            let action = Self.action(operands.name, operands.completion)
            let places = operands.limit < 10 ? (1...operands.limit).map(String.init) : ["*"]
            lines += places.map { "\($0)\(action)".singleQuoted }
        }
        let program =
            outline.program == nil ? "" : "    _session-conformance_program && return 0\n"
        return """
            \(Self.function(outline.command))() {
            \(program)    _arguments -S \\
                    \(lines.joined(separator: " \\\n        "))
            }

            """
    }

    private static func function(_ command: String) -> String {
        (["_session-conformance"] + command.split(separator: " ").map(String.init))
            .joined(separator: "_")
    }

    /// An option in the notation of `_arguments`.
    private static func specification(_ option: CommandOutline.Option) -> String {
        let help = escaped(option.help.firstClause, "[]:")
        guard let form = option.value else {
            let all = option.names.joined(separator: " ")
            return option.names.count > 1
                ? "'(\(all))'{\(option.names.joined(separator: ","))}\("[\(help)]".singleQuoted)"
                : "\(option.name)[\(help)]".singleQuoted
        }
        let action = action(form.placeholder, form.completion)
        return "\(form.isRepeatable ? "*" : "")\(option.name)=[\(help)]\(action)".singleQuoted
    }

    private static func action(_ name: String, _ completion: ValueCompletion) -> String {
        let notation = escaped(completion.notation, ":")
        return ":\(escaped(name, ":")): _session-conformance_value \"\(notation)\""
    }

    private static func escaped(_ text: String, _ characters: String) -> String {
        text.map { characters.contains($0) || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    }

    private static let functions = #"""
        # Offers what can be at this place, according to the notation $1.
        _session-conformance_value() {
            local kind=$1
            local -a names corpus
            shift
            corpus=(${(M)words:#--corpus=*})
            (( ! ${words[(I)--corpus]} )) || corpus=(--corpus=${words[${words[(I)--corpus]} + 1]})
            corpus=(${corpus/#--corpus=\~/--corpus=$HOME})
            case $kind in
            *' = '*)
                if compset -P 1 '*='; then
                    _session-conformance_value "${kind#* = }"
                elif [[ $kind == *' = file' ]]; then
                    _session-conformance_value "${kind%% = *}"
                else
                    _session-conformance_value "${kind%% = *}" -S =
                fi
                ;;
            'list '*) compset -P '*,'; _session-conformance_value "${kind#list }" ;;
            'words '*) names=(${=kind#words }); compadd "$@" -a names ;;
            file) _files ;;
            folder) _files -/ ;;
            rule) _session-conformance_rules "$@" ;;
            case)
                names=(${(f)"$(_call_program cases $service corpus list $corpus 2> /dev/null \
                    | awk '{ print $2 }')"})
                compadd -a names
                ;;
            flag)
                names=(${(f)"$(_call_program flags $service corpus flags $corpus 2> /dev/null \
                    | awk '/^[^ ]/ { print $1 }')"})
                compadd -a names
                ;;
            command)
                if [[ -n ${words[(r)corpus]}${words[(r)baseline]} ]] && (( CURRENT > 2 )); then
                    _session-conformance_subcommands ${words[CURRENT-1]}
                else
                    _session-conformance_commands
                fi
                ;;
            *) _message 'no completions' ;;
            esac
        }

        # Completes the program after --, if the cursor is there.
        _session-conformance_program() {
            local separator=${words[(i)--]}
            (( separator < CURRENT )) || return 1
            shift separator words
            (( CURRENT -= separator ))
            _normal
            return 0
        }

        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
            _session-conformance "$@"
        else
            compdef _session-conformance session-conformance
        fi

        """#
}
