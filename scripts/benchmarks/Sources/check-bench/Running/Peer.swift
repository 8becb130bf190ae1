import FoundationEssentials

/// Another program that checks lines, with as many of the same checks as possible.
struct Peer {
    let name: String

    /// The checks that it makes.
    let checks: String

    /// The command, without the path of the file.
    let command: [String]

    /// How many times as fast as the peer `check` should be, if there is a target.
    let target: Double?

    /// Whether it is so slow that it only gets the first tenth of the file.
    let isSlow: Bool

    /// Returns the installed peers, and for each of the others a line that names the missing
    /// package.
    static func all(in folder: String, scratch: String) -> (present: [Peer], skipped: [String]) {
        var present: [Peer] = []
        var skipped: [String] = []
        let simdjson = folder + "/.build/peers/simdjson-peer"
        if FileManager.default.isExecutableFile(atPath: simdjson) {
            for (mode, name) in [("lines", "a document per line"), ("many", "`iterate_many`")] {
                let peer = Peer(
                    name: "simdjson on demand, \(name)",
                    checks: "types, timestamps, duplicates",
                    command: [simdjson, mode],
                    target: 1.6,
                    isSlow: false
                )
                present.append(peer)
            }
        } else {
            skipped.append("skipped: simdjson (apt-get install libsimdjson-dev)")
        }
        for (module, checks) in [
            ("msgspec", "types, timestamps"), ("orjson", "types, timestamps, in Python"),
        ] {
            let script = folder + "/peers/\(module)_peer.py"
            if let python = python(with: module, scratch: scratch) {
                let peer = Peer(
                    name: "Python's \(module)",
                    checks: checks,
                    command: [python, script],
                    target: nil,
                    isSlow: false
                )
                present.append(peer)
            } else {
                skipped.append("skipped: \(module) (python3 -m pip install \(module))")
            }
        }
        let decoder = Peer(
            name: "`JSONDecoder`, three-state model",
            checks: "types",
            command: [CommandLine.arguments[0], "decode"],
            target: 60,
            isSlow: true
        )
        return (present + [decoder], skipped)
    }

    /// Returns the path of the Python interpreter that can import the module.
    ///
    /// The time for a launcher script to find Python would be measured with it.
    private static func python(with module: String, scratch: String) -> String? {
        let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let program = "import sys, \(module); sys.stdout.write(sys.executable)"
        let usage = ChildUsage.of(["/usr/bin/env", python, "-c", program], output: scratch)
        guard usage.code == 0 else { return nil }
        return try? String(contentsOf: URL(filePath: scratch), encoding: .utf8)
    }
}
