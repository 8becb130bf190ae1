import LiveAPI
import PayloadInput
import Platform

/// Looks for the programs that commands use.
struct DoctorTools {
    let environment: [String: String]

    /// Whether requests go over https, for which curl is needed.
    let needsCurl: Bool

    /// The result for each program.
    var checks: [DoctorCheck] {
        [curl]
            + Compression.allCases.map {
                tool($0.rawValue, "check files that end in .\($0.suffix)")
            }
            + [tool("python3", "test models with the adapters in scripts/testees")]
    }

    private var curl: DoctorCheck {
        do throws(CurlProblem) {
            _ = try CurlProgram(environment: environment)
            return tool("curl", "check an API over https")
        } catch {
            return DoctorCheck(needsCurl ? .wrong : .note, "curl", error.description)
        }
    }

    private func tool(_ name: String, _ purpose: String) -> DoctorCheck {
        guard let path = Programs.path(of: name, in: environment) else {
            return DoctorCheck(.note, name, "not installed", fix: "Install it to \(purpose).")
        }
        guard let version = version(of: path) else {
            let detail = "\(path) does not print its version"
            return DoctorCheck(.note, name, detail, fix: "Reinstall it to \(purpose).")
        }
        return DoctorCheck(.good, name, "\(version) (\(path))")
    }

    /// The number of bytes and characters of a version that are read and shown.
    private static let (longestOutput, longestVersion) = (64 << 10, 70)

    /// The time in which a program must have printed its version.
    private static let longestTime = Duration.seconds(30)

    /// The first line that a program prints about its version.
    private func version(of path: String) -> String? {
        let variables = environment["PATH"].map { ["PATH=\($0)"] } ?? []
        guard
            let filter = try? ChildFilter(
                command: [path, "--version"],
                environment: variables + ["LC_ALL=C"],
                source: .reading("/dev/null"),
                within: Self.longestTime
            ),
            let output = try? filter.readAll(limit: Self.longestOutput)
        else { return nil }
        let text = String(decoding: output, as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? filter.message
        // Not a version, but a complaint about the option.
        guard let line, line.contains(where: \.isNumber) else { return nil }
        return String(line.prefix(Self.longestVersion))
    }
}
