import Foundation
import ManualTime
import SessionConformance

/// Child processes for tests, written in the shell that every machine has.
enum ScriptedTestee {
    /// What every script can use: `take` reads a request into `seq`, `op` and `payload` and ends at
    /// the end of the input; `hello`, `accept` and `reject` reply to it; `ring` rings the bell.
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
        ring() { echo $$ > "$bell"; }

        """#

    /// The command that runs a script.
    ///
    /// Arguments reach it as `$1`, `$2`, and so on.
    static func command(
        _ script: String,
        _ arguments: [String] = [],
        bell: Bell? = nil
    ) -> [String] {
        let variable = bell.map { "bell='\($0.path)'\n" } ?? ""
        return ["/bin/sh", "-c", variable + prelude + script, "scripted"] + arguments
    }

    /// A testee that runs a script from its start.
    static func unstarted(
        _ script: String,
        _ arguments: String...,
        limits: ChildProcessLimits = ChildProcessLimits(),
        bell: Bell? = nil
    ) async throws(ChildStartError) -> ChildProcessTestee {
        try await ChildProcessTestee(
            command: command(script, arguments, bell: bell),
            limits: limits,
            time: (bell?.time ?? ManualTime()).source
        )
    }

    /// A testee that says hello and then runs a script.
    static func started(
        _ script: String,
        _ arguments: String...,
        limits: ChildProcessLimits = ChildProcessLimits(),
        bell: Bell? = nil
    ) async throws(ChildStartError) -> ChildProcessTestee {
        try await ChildProcessTestee(
            command: command("hello\n" + script, arguments, bell: bell),
            limits: limits,
            time: (bell?.time ?? ManualTime()).source
        )
    }

    /// The package's own model as a testee, for which no time passes.
    static func startedOwnModel() async throws(ChildStartError) -> ChildProcessTestee {
        try await ChildProcessTestee(
            command: ownModel,
            limits: ChildProcessLimits(),
            time: ManualTime().source
        )
    }

    /// The package's own model as a child process, built beside the tests.
    static var ownModel: [String] {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent()
        return [folder?.appending(path: "session-testee").path ?? "session-testee"]
    }
}

extension ChildProcessLimits {
    /// Limits that no child reaches, for the tests whose time is real.
    static var patient: ChildProcessLimits {
        var limits = ChildProcessLimits()
        limits.answer = .seconds(3_600)
        limits.start = .seconds(3_600)
        limits.exit = .seconds(3_600)
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
