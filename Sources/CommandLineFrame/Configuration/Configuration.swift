import StrictJSON

/// The options that a file sets.
package struct Configuration: Sendable {
    /// An option that the file sets.
    package struct Setting: Sendable {
        /// The option.
        package let option: CommandOutline.Option

        /// The texts of the values, with relative paths as seen from the folder of this process;
        /// none for a flag.
        package let texts: [String]

        /// Where the value starts.
        let position: TextPosition

        /// The option as arguments.
        package var arguments: [String] {
            option.value == nil ? [option.name] : texts.map { "\(option.name)=\($0)" }
        }
    }

    /// The path of the file, as messages show it.
    package let path: String

    /// The settings by section, in the order of the file.
    package let sections: [String: [Setting]]

    /// Returns the settings that apply to a command: its own, and the common ones that these do not
    /// replace.
    package func settings(for command: String) -> [Setting] {
        let own = sections[command] ?? []
        let common = sections[ConfigurationLayout.common] ?? []
        return common.filter { setting in !own.contains { $0.option.name == setting.option.name } }
            + own
    }

    /// Returns the place of a setting, as `FILE:LINE:COLUMN`.
    package func place(of setting: Setting) -> String {
        "\(path):\(setting.position.line):\(setting.position.column)"
    }
}
