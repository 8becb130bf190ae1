import CommandLineFrame
import Foundation
import Reports
import StrictJSON
import TerminalText

/// Everything that the doctor found.
struct DoctorReport {
    var settings: [DoctorSetting] = []
    var checks: [DoctorCheck] = []

    /// The code: 2 if something must be fixed, or 3 if something could not be found out.
    var code: ExitCode {
        if checks.contains(where: { $0.state == .wrong }) { return .failed }
        return checks.contains { $0.state == .unclear } ? .inconclusive : .success
    }

    /// The system and the processor.
    static var platform: String {
        #if arch(x86_64)
            let processor = "x86_64"
        #elseif arch(arm64)
            let processor = "arm64"
        #else
            let processor = "another processor"
        #endif
        return "\(ProcessInfo.processInfo.operatingSystemVersionString), \(processor)"
    }

    /// The same without secrets.
    func redacted(_ redact: (String) -> String) -> DoctorReport {
        var report = self
        for index in report.settings.indices {
            report.settings[index].value = report.settings[index].value.map(redact)
        }
        for index in report.checks.indices {
            report.checks[index].detail = redact(report.checks[index].detail)
            report.checks[index].fix = report.checks[index].fix.map(redact)
        }
        return report
    }
}

// MARK: - Formats

extension DoctorReport {
    /// Lines for people.
    var text: String {
        var lines = [
            "\(Report.toolName) \(Report.toolVersion) on \(Self.platform)", "", "SETTINGS:",
        ]
        let shown = settings.filter { $0.origin != "default" }
        let widest = shown.map { $0.title.count }.max() ?? 0
        lines += shown.map { setting in
            let value = "\(setting.value ?? "yes") (\(setting.origin))"
            return "  \(setting.title.padded(to: widest + 2))\(value)"
        }
        lines.append("  Options that are not listed have their defaults.")
        lines += ["", "CHECKS:"]
        let names = checks.map { $0.name.count }.max() ?? 0
        for check in checks {
            let start = "  \(check.state.rawValue.padded(to: 9))\(check.name.padded(to: names + 2))"
            lines.append(start + check.detail)
            if let fix = check.fix { lines.append("      fix: \(fix)") }
        }
        return lines.map { "\($0.terminalSafe)\n" }.joined() + "\n\(verdict)\n"
    }

    private var verdict: String {
        switch code {
        case .failed:
            let count = checks.count { $0.state == .wrong }
            return "\(count.counted("problem")). Fix the first one, and run again."
        case .inconclusive: return "No problems, but not everything could be found out."
        default: return "No problems."
        }
    }

    /// One JSON object, with a setting or check per line.
    var json: String {
        let settings = settings.map { setting in
            JSONWriter.text { writer in
                writer.object { writer in
                    if let section = setting.section { writer.member("section", section) }
                    writer.member("name", setting.name)
                    if let value = setting.value { writer.member("value", value) }
                    writer.member("origin", setting.origin)
                }
            }
        }
        let checks = checks.map { check in
            JSONWriter.text { writer in
                writer.object { writer in
                    writer.member("name", check.name)
                    writer.member("state", check.state.rawValue)
                    writer.member("detail", check.detail)
                    if let fix = check.fix { writer.member("fix", fix) }
                }
            }
        }
        let start = JSONWriter.text { writer in
            writer.object { writer in
                writer.member("format", "session-doctor/1")
                writer.member("version", Report.toolVersion)
                writer.member("platform", Self.platform)
                writer.member("code") { $0.integer(Int64(code.rawValue)) }
            }
        }
        return "\(start.dropLast()),\n\"settings\":[\n\(settings.joined(separator: ",\n"))],\n"
            .escapingTerminalControls
            + "\"checks\":[\n\(checks.joined(separator: ",\n"))]}\n".escapingTerminalControls
    }
}

extension DoctorSetting {
    /// The name with its section.
    fileprivate var title: String { section.map { "\($0): \(name)" } ?? name }
}
