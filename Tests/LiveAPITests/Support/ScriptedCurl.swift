import Arrangements
import Foundation
import LiveAPI

/// A folder with a program named `curl` that does what a test says, and records what it gets.
struct ScriptedCurl: ~Copyable {
    let folder: URL

    /// The environment in which the program is found.
    var environment: [String: String] { ["PATH": folder.path, "SECRET": "not for children"] }

    /// Creates the program.
    ///
    /// - Parameters:
    ///   - version: What it prints for `--version`.
    ///   - script: Commands of a shell, which write heads to descriptor 3, a body to 1, and
    ///     messages to 2.
    /// - Throws: If the program cannot be written.
    init(version: String = "curl 7.88.1 (x) libcurl/7.88.1", _ script: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "curl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = """
            PATH=/usr/bin:/bin
            case "$2" in --version) printf '%s\\n' '\(version)'; exit 0 ;; esac
            printf '%s\\n' "$@" > '\(folder.path)/arguments'
            env > '\(folder.path)/environment'
            cat > '\(folder.path)/configuration'
            \(script)
            """
        try ShellScript.write(text, to: folder.appending(path: "curl").path)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// What the last run of the program recorded: `arguments`, `environment` or `configuration`.
    func recorded(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Returns the configuration of a run that uses the program.
    func liveConfiguration(
        _ url: String = "https://company.zendesk.com"
    ) throws -> LiveConfiguration {
        var configuration = LiveConfiguration(base: try BaseURL(parsing: url))
        configuration.environment = environment
        configuration.curl = try CurlProgram(environment: environment)
        return configuration
    }
}
