import CommandLineFrame
import Reports

/// The completions for bash, from version 3.2.
///
/// The script consists of tables, made from the declarations, and of functions that look things up
/// in them.
struct BashCompletions {
    private let commands: [Command]

    /// The completions of these commands.
    init(_ commands: [Command]) {
        self.commands = commands
    }

    /// The script.
    var script: String {
        let outlines = commands.flatMap(\.definitions).map { $0.outline }
        let tables = [
            table("commands", [("", commands.map(\.name))] + groups),
            table(
                "options",
                [("", ["-h", "--help", "--version"])]
                    + outlines.map { ($0.command, $0.completedOptions.flatMap(\.names)) }
                    + groups.map { ($0.key, ["-h", "--help"]) }
            ),
            table("value", outlines.flatMap(Self.values)),
            table("operand", outlines.compactMap(Self.operand)),
            table(
                "takes_program",
                outlines.filter { $0.program != nil }.map { ($0.command, ["yes"]) }
            ),
            table("rules", [("", ValueCompletion.ruleNames.map(\.name))]),
        ]
        return """
            # Completions of \(Report.toolName) for bash, as printed by
            # '\(Report.toolName) completions bash'.


            """ + tables.joined(separator: "\n") + "\n" + Self.functions
    }

    private var groups: [(key: String, words: [String])] {
        commands.filter(\.isGroup).map { group in (group.name, group.definitions.map { $0.name }) }
    }

    private static func values(_ outline: CommandOutline) -> [(key: String, words: [String])] {
        outline.options.flatMap { option in
            guard let form = option.value else { return [(key: String, words: [String])]() }
            return option.names.map { ("\(outline.command) \($0)", [form.completion.notation]) }
        }
    }

    /// The number of operands of a command, and what to offer for them.
    private static func operand(_ outline: CommandOutline) -> (key: String, words: [String])? {
        outline.operands.map {
            (outline.command, [String(min($0.limit, 1_000_000)), $0.completion.notation])
        }
    }

    /// A function that prints the words for a key, and nothing for an unknown one.
    private func table(_ name: String, _ rows: [(key: String, words: [String])]) -> String {
        let lines = rows.map { row in
            "    \(row.key.singleQuoted)) printf '%s' \(row.words.joined(separator: " ").singleQuoted) ;;"
        }
        return "_session_conformance_\(name)() {\n    case $1 in\n"
            + lines.joined(separator: "\n") + "\n    esac\n}\n"
    }

    private static let functions = #"""
        # Prints what can be at the place of the text $2, according to the notation $1.
        _session_conformance_offer() {
            local kind=$1 text=$2 head word
            case $kind in
            *' = '*)
                if [[ $text == *=* ]]; then
                    head=${text%%=*}=
                    _session_conformance_offer "${kind#* = }" "${text#*=}" \
                        | while IFS= read -r word; do printf '%s\n' "$head$word"; done
                else
                    # A file may be left out, any other second value may not.
                    head=
                    [[ $kind == *' = file' ]] || head='='
                    _session_conformance_offer "${kind%% = *}" "$text" \
                        | while IFS= read -r word; do printf '%s\n' "$word$head"; done
                fi
                ;;
            'list '*)
                head=
                [[ $text != *,* ]] || head=${text%,*},
                _session_conformance_offer "${kind#list }" "${text##*,}" \
                    | while IFS= read -r word; do printf '%s\n' "$head$word"; done
                ;;
            'words '*) compgen -W "${kind#words }" -- "$text" ;;
            file) compgen -f -- "$text" ;;
            folder) compgen -d -- "$text" ;;
            rule) compgen -W "$(_session_conformance_rules '')" -- "$text" ;;
            case) compgen -W "$("$program" corpus list ${corpus[@]+"${corpus[@]}"} 2> /dev/null | awk '{ print $2 }')" -- "$text" ;;
            flag)
                compgen -W "$("$program" corpus flags ${corpus[@]+"${corpus[@]}"} 2> /dev/null | awk '/^[^ ]/ { print $1 }')" \
                    -- "$text"
                ;;
            command) compgen -W "$(_session_conformance_commands "$operand")" -- "$text" ;;
            program) compgen -c -- "$text" ;;
            esac
        }

        _session_conformance() {
            local program=${COMP_WORDS[0]/#\~/$HOME} word text='' prefix='' command='' expected=''
            local operand='' table='' kind='' words=() corpus=() count=0 beyond=0 last=0 index
            COMPREPLY=()
            # Joins what bash splits at = and :.
            for ((index = 1; index <= COMP_CWORD; index++)); do
                word=${COMP_WORDS[index]}
                last=$((${#words[@]} - 1))
                if ((last >= 0)) && [[ $word == [=:]* || ${words[last]} == *[=:] ]]; then
                    words[last]+=$word
                else
                    words+=("$word")
                fi
            done
            last=$((${#words[@]} - 1))
            ((last >= 0)) || return 0
            text=${words[last]}
            for ((index = 0; index < last; index++)); do
                word=${words[index]}
                case $word in
                --corpus) ((beyond)) || corpus=("--corpus=${words[index + 1]/#\~/$HOME}") ;;
                --corpus=*) ((beyond)) || corpus=("${word/#--corpus=\~/--corpus=$HOME}") ;;
                esac
                if ((beyond)); then
                    beyond=2
                elif [[ -n $expected ]]; then
                    expected=
                elif [[ $word == -- ]]; then
                    beyond=1
                elif [[ $word == -* ]]; then
                    [[ $word == *=* ]] || expected=$(_session_conformance_value "$command $word")
                elif [[ -z $command || -n $(_session_conformance_commands "$command") ]]; then
                    command=${command:+$command }$word
                else
                    count=$((count + 1))
                    operand=$word
                fi
            done
            if ((beyond)) && [[ -n $(_session_conformance_takes_program "$command") ]]; then
                kind=program
                ((beyond == 1)) || kind=file
            elif [[ -n $expected ]]; then
                kind=$expected
            elif [[ $text == --*=* ]] && ! ((beyond)); then
                prefix=${text%%=*}=
                kind=$(_session_conformance_value "$command ${text%%=*}")
                text=${text#*=}
            elif [[ $text == -?* || $text == - ]] && ! ((beyond)); then
                kind="words $(_session_conformance_options "$command")"
            elif [[ -z $command || -n $(_session_conformance_commands "$command") ]]; then
                kind="words $(_session_conformance_commands "$command")"
            else
                table=$(_session_conformance_operand "$command")
                [[ -z $table ]] || ((count >= ${table%% *})) || kind=${table#* }
            fi
            # Readline replaces only what follows the last = or :, if it splits there.
            prefix=$prefix$text
            index=0
            for ((last = 0; last < ${#prefix}; last++)); do
                word=${prefix:last:1}
                [[ $word != [=:] || $COMP_WORDBREAKS != *"$word"* ]] || index=$((last + 1))
            done
            prefix=${prefix%"$text"}
            while IFS= read -r word; do
                word=$prefix$word
                COMPREPLY+=("${word:index}")
            done < <(_session_conformance_offer "$kind" "$text")
            case $kind in
            file | folder | *' = file') compopt -o filenames 2> /dev/null || true ;;
            *' = '*) [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2> /dev/null || true ;;
            esac
        }

        complete -F _session_conformance session-conformance

        """#
}
