import Foundation
import ManualTime
import SessionConformance

/// Child processes for tests, written as shell scripts.
enum ScriptedTestee {
    /// The functions that scripts can use.
    ///
    /// `take` reads a request into `seq`, `op` and `payload`, and exits at the end of the input;
    /// `hello`, `accept` and `reject` reply to it; `ring` rings the bell.
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

    /// Returns the command that runs a script; its arguments are `$1`, `$2`, and so on.
    static func command(
        _ script: String,
        _ arguments: [String] = [],
        bell: Bell? = nil
    ) -> [String] {
        let variable = bell.map { "bell='\($0.path)'\n" } ?? ""
        return ["/bin/sh", "-c", variable + prelude + script, "scripted"] + arguments
    }

    /// Starts a testee that runs only the script, which must answer `hello`.
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

    /// Starts a testee that answers `hello` and then runs the script.
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

    /// Starts the model of this package as a testee whose clock does not advance.
    static func startedOwnModel() async throws(ChildStartError) -> ChildProcessTestee {
        try await ChildProcessTestee(
            command: ownModel,
            limits: ChildProcessLimits(),
            time: ManualTime().source
        )
    }

    /// The command that runs the model of this package, built next to the tests.
    static var ownModel: [String] {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent()
        return [folder?.appending(path: "session-testee").path ?? "session-testee"]
    }
}

extension ChildProcessLimits {
    /// Limits that no child reaches, for tests with the system clock.
    static var patient: ChildProcessLimits {
        var limits = ChildProcessLimits()
        limits.answer = .seconds(3_600)
        limits.start = .seconds(3_600)
        limits.exit = .seconds(3_600)
        return limits
    }
}

extension TesteeAnswer {
    /// The output, if the payload was accepted.
    var payload: [UInt8]? {
        if case .accepted(let payload, _) = self { payload } else { nil }
    }
}

/// Returns distinct payloads.
func payloads(_ numbers: Range<Int>) -> [[UInt8]] {
    numbers.map { Array(#"{"id":\#($0)}"#.utf8) }
}

/// Returns the answers of a model that returns its input.
func echoes(_ numbers: Range<Int>) -> [TesteeAnswer] {
    payloads(numbers).map { .accepted($0) }
}
