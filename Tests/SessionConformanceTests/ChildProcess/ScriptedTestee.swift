import Foundation
import SessionConformance

/// Child processes for tests, written in the shell that every machine has.
enum ScriptedTestee {
    /// What every script can use: `take` reads a request into `seq`, `op` and `payload` and ends at
    /// the end of the input; `hello`, `accept` and `reject` reply to it.
    private static let prelude = #"""
        take() {
            IFS= read -r line || exit 0
            seq=${line#*'"seq":'}; seq=${seq%%[,\}]*}
            op=${line#*'"op":"'}; op=${op%%'"'*}
            payload=${line#*'"payload":"'}; payload=${payload%%'"'*}
        }
        reply() { printf '{"seq":%s,%s}\n' "$seq" "$1"; }
        hello() {
            take
            reply '"protocol":"session-testee/1","ops":["roundtrip"],"testee":{"name":"scripted"}'
        }
        accept() { reply "\"outcome\":\"accepted\",\"payload\":\"$payload\""; }
        reject() { reply '"outcome":"rejected","reason":"as the script says"'; }
        next() { take; [ "$op" != bye ] || exit 0; }
        serve() { while next; do accept; done; }

        """#

    /// The command that runs a script.
    ///
    /// Arguments reach it as `$1`, `$2`, and so on.
    static func command(_ script: String, _ arguments: String...) -> [String] {
        ["/bin/sh", "-c", prelude + script, "scripted"] + arguments
    }

    /// A testee that says hello and then runs a script.
    static func started(
        _ script: String,
        _ arguments: String...,
        limits: ChildProcessLimits = .short
    ) async throws -> ChildProcessTestee {
        let command = ["/bin/sh", "-c", prelude + "hello\n" + script, "scripted"] + arguments
        return try await ChildProcessTestee(command: command, limits: limits)
    }

    /// The package's own model as a child process, built beside the tests.
    static var ownModel: [String] {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent()
        return [folder?.appending(path: "session-testee").path ?? "session-testee"]
    }
}

extension ChildProcessLimits {
    /// Limits for children that are to run into them: as long as a slow machine may need for a
    /// sound answer, and no longer.
    static var short: ChildProcessLimits {
        var limits = ChildProcessLimits()
        limits.answer = .milliseconds(700)
        limits.start = .seconds(5)
        return limits
    }
}

extension TesteeAnswer {
    /// The payload that was given back, whatever else was told of it.
    var payload: [UInt8]? {
        if case .accepted(let payload, _) = self { payload } else { nil }
    }
}

/// Payloads that can be told apart.
func payloads(_ numbers: Range<Int>) -> [[UInt8]] {
    numbers.map { Array(#"{"id":\#($0)}"#.utf8) }
}

/// The answers of a model that gives back what it is given.
func echoes(_ numbers: Range<Int>) -> [TesteeAnswer] {
    payloads(numbers).map { .accepted($0) }
}
