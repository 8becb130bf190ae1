import Foundation

/// Child-process models for tests of the command line.
package enum ShellTestee {
    /// A shell script that speaks the protocol and answers each request with `answer`; `$payload`
    /// is the payload in Base64.
    package static func command(answer: String, atTheEnd end: String = "exit 0") -> [String] {
        let script = #"""
            while IFS= read -r line; do
                seq=${line#*'"seq":'}; seq=${seq%%[,\}]*}
                payload=${line#*'"payload":"'}; payload=${payload%%'"'*}
                reply() { printf '{"seq":%s,%s}\n' "$seq" "$1"; }
                accept() { reply "\"outcome\":\"accepted\",\"payload\":\"$payload\""; }
                reject() { reply '"outcome":"rejected","reason":"as the script says"'; }
                case $line in
                *'"op":"hello"'*)
                    reply '"protocol":"session-testee/1","ops":["roundtrip"],"testee":{"name":"sh","version":"7"}' ;;
                *'"op":"bye"'*) \#(end) ;;
                *) \#(answer) ;;
                esac
            done
            """#
        return ["--", "/bin/sh", "-c", script]
    }

    /// A model that accepts every payload and returns it unchanged.
    package static var parrot: [String] { command(answer: "accept") }

    /// The model of this package as a child process, built next to the tests.
    package static var ownModel: [String] {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent()
        return ["--", folder?.appending(path: "session-testee").path ?? "session-testee"]
    }
}
