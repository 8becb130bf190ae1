import Platform

/// A shell script that a test runs as a program.
package enum ShellScript {
    /// Writes a script, which may be run.
    ///
    /// A shell writes it: if this process did, a child that another test starts meanwhile would
    /// hold the file open for writing, and until then it could not be run. Foundation's `Process`
    /// is not used because it reads beyond its memory now and then (Swift 6.3.1 on Linux).
    ///
    /// - Parameters:
    ///   - script: The commands.
    ///   - path: Where the script is written.
    /// - Throws: If no shell can be started.
    package static func write(_ script: String, to path: String) throws {
        let shell = try ChildFilter(
            command: ["/bin/sh", "-c", #"printf '%s\n' "$1" > "$0"; chmod 755 "$0""#]
                + [path, "#!/bin/sh\n\(script)"],
            environment: ["PATH=/usr/bin:/bin"],
            source: .reading("/dev/null")
        )
        _ = try shell.readAll(limit: 1)
    }
}
