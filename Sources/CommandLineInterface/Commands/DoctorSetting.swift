import CommandLineFrame
import LiveAPI

/// A setting and where it comes from.
struct DoctorSetting: Hashable, Sendable {
    /// The command or section that it belongs to, if it is not for all.
    var section: String?

    /// The name of the option or the variable.
    var name: String

    /// The value; `nil` for a default, and for a flag.
    var value: String?

    /// `option`, `environment`, `default`, or the place in a configuration.
    var origin: String
}

extension DoctorSetting {
    /// The variables that are set, in which secrets are only said to be set.
    static func environment(
        _ variables: [String: String],
        of program: Program
    ) -> [DoctorSetting] {
        program.variables.compactMap { variable in
            guard let value = variables[variable.name], !value.isEmpty else { return nil }
            return DoctorSetting(
                name: variable.name,
                value: variable.isSecret ? "set" : value,
                origin: "environment"
            )
        }
    }

    /// What the arguments of the doctor set, such as `--timeout=2`.
    static func options(_ arguments: [String]) -> [DoctorSetting] {
        arguments.map { argument in
            let parts = argument.split(separator: "=", maxSplits: 1)
            return DoctorSetting(
                section: "live",
                name: String(parts[0]),
                value: parts.count > 1 ? String(parts[1]) : nil,
                origin: "option"
            )
        }
    }

    /// What a configuration sets, section by section.
    static func configured(
        _ configuration: Configuration,
        in layout: ConfigurationLayout
    ) -> [DoctorSetting] {
        layout.sections.flatMap { section in
            (configuration.sections[section.name] ?? []).map { setting in
                DoctorSetting(
                    section: section.name,
                    name: setting.option.name,
                    value: setting.texts.isEmpty ? nil : setting.texts.joined(separator: " "),
                    origin: configuration.place(of: setting)
                )
            }
        }
    }

    /// The options of the commands that take a configuration, except those that it sets.
    static func defaults(
        in layout: ConfigurationLayout,
        besides settings: [DoctorSetting]
    ) -> [DoctorSetting] {
        layout.sections.dropFirst().flatMap { section in
            let set = settings.filter { setting in
                setting.section == section.name || setting.section == ConfigurationLayout.common
            }
            return section.options.filter { option in !set.contains { $0.name == option.name } }
                .map { DoctorSetting(section: section.name, name: $0.name, origin: "default") }
        }
    }
}
