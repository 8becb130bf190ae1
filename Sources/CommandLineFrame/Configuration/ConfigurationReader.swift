import JSONFiles
import StrictJSON
import TerminalText

/// Reads a configuration, and finds every mistake in its file.
struct ConfigurationReader {
    private let layout: ConfigurationLayout

    /// What is before relative paths: the folder of the file with a slash, or nothing.
    private let folder: String

    private var list: MistakeList<ConfigurationRule>
    private var sections: [String: [Configuration.Setting]] = [:]

    /// Reads a file at `path`, which messages show as `file` names it.
    init(_ file: TextFile, at path: String, _ layout: ConfigurationLayout) {
        self.layout = layout
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        list = MistakeList(in: file)
        read()
    }

    /// The mistakes in the order of the file.
    var mistakes: [Mistake<ConfigurationRule>] {
        list.findings.sorted { $0.position.offset < $1.position.offset }
    }

    /// The settings without mistakes.
    var configuration: Configuration {
        Configuration(path: list.file.path, sections: sections)
    }

    private mutating func read() {
        guard let root = list.tree() else { return }
        let foreign = root.members?.map(\.key.description).filter(layout.isForeign) ?? []
        let names = layout.sections.map(\.name) + foreign
        guard !refuseSecrets(in: root, except: names),
            let object = ObjectReader(
                root,
                name: "a configuration",
                required: ["format"],
                optional: ["$schema"] + names,
                &list
            )
        else { return }
        if let format = object.text("format", &list), format != ConfigurationLayout.format {
            list.add(
                .value,
                at: object["format"] ?? root,
                "unknown format '\(format)'",
                fix: "Write \"\(ConfigurationLayout.format)\"; options such as 'format' belong in "
                    + "'\(ConfigurationLayout.common)' or the section of a command."
            )
            return
        }
        _ = object.text("$schema", &list)
        for section in layout.sections {
            guard let value = object[section.name] else { continue }
            read(section.name, section.options, value)
        }
    }

    private mutating func read(
        _ name: String,
        _ options: [CommandOutline.Option],
        _ value: JSONValue
    ) {
        guard !refuseSecrets(in: value, except: options.map(\.key)),
            let object = ObjectReader(
                value,
                name: "'\(name)'",
                required: [],
                optional: options.map(\.key),
                &list
            )
        else { return }
        for option in options {
            guard let value = object[option.key], let texts = texts(of: option, value) else {
                continue
            }
            if option.value == nil, texts.isEmpty { continue }
            sections[name, default: []].append(
                Configuration.Setting(
                    option: option,
                    texts: option.value == nil ? [] : texts,
                    position: list.file.position(of: value.range.lowerBound)
                )
            )
        }
    }
}

// MARK: - Secrets

extension ConfigurationReader {
    /// The words in keys whose values are likely to be secrets.
    private static let secretWords = [
        "token", "password", "passwd", "secret", "credential", "authorization", "apikey", "api-key",
        "api_key", "bearer", "cookie", "email",
    ]

    /// Adds a mistake for each key that looks like a secret, without its value.
    ///
    /// - Parameters:
    ///   - value: An object, or something else that is reported later.
    ///   - known: The keys that are meant.
    /// - Returns: Whether there is such a key.
    private mutating func refuseSecrets(in value: JSONValue, except known: [String]) -> Bool {
        var isRefused = false
        for member in value.members ?? [] {
            let key = member.key.description
            guard !known.contains(key), Self.looksSecret(key) else { continue }
            isRefused = true
            list.add(
                .secret,
                atOffset: member.keyOffset,
                "'\(key)' looks like a secret, and files are shared",
                fix: "Remove it, and replace the secret if others could read it; set "
                    + "ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN, or use "
                    + "'token-file' or 'header-file' in 'live'."
            )
        }
        return isRefused
    }

    private static func looksSecret(_ key: String) -> Bool {
        let key = key.lowercased()
        return secretWords.contains { key.contains($0) } || SecretOption.names.contains("--\(key)")
    }
}

// MARK: - Values

extension ConfigurationReader {
    /// Returns the texts of an option's values, or `nil` after a mistake.
    ///
    /// A flag has an empty text if it is set.
    private mutating func texts(of option: CommandOutline.Option, _ value: JSONValue) -> [String]? {
        guard let form = option.value else {
            guard case .bool(let isSet) = value.content else {
                return refuse(value, option, "a boolean", "Write true or false.")
            }
            return isSet ? [""] : []
        }
        let count = list.findings.count
        let texts: [String?]
        switch value.content {
        case .array(let elements) where form.isRepeatable && !elements.isEmpty:
            texts = elements.map { text(of: option, form, $0) }
        case .object(let members):
            guard case .pair = form.completion, form.isRepeatable else { fallthrough }
            texts = pairs(option, form, members)
        default: texts = [text(of: option, form, value)]
        }
        return list.findings.count == count ? texts.compactMap(\.self) : nil
    }

    /// Reads `{"ID":"SEVERITY"}`, the form of an option whose values are pairs.
    private mutating func pairs(
        _ option: CommandOutline.Option,
        _ form: OptionValueForm,
        _ members: [JSONMember]
    ) -> [String?] {
        var seen: Set<String> = []
        return members.map { member in
            let key = member.key.description
            guard seen.insert(key).inserted else {
                list.add(
                    .keys,
                    atOffset: member.keyOffset,
                    "'\(option.key)' has the key '\(key)' twice",
                    fix: "Remove one of the two."
                )
                return nil
            }
            guard let second = member.value.string?.string else {
                return refuse(member.value, option, "strings only", "Write a string.")
            }
            return checked("\(key)=\(second)", option, form, member.value)
        }
    }

    private mutating func text(
        of option: CommandOutline.Option,
        _ form: OptionValueForm,
        _ value: JSONValue
    ) -> String? {
        switch (form.kind, value.content) {
        case (.text, .string(let text)):
            guard let text = text.string, !text.contains("\0") else {
                return refuse(value, option, "Unicode text without NUL", "Remove the escape.")
            }
            return checked(text, option, form, value)
        case (.integer, .number(let number)):
            return checked(number.int64.map(String.init) ?? number.text, option, form, value)
        case (.number, .number(let number)): return checked(number.text, option, form, value)
        case (.text, _):
            let list = form.isRepeatable ? ", or an array of strings" : ""
            return refuse(value, option, "a string", "Write a string in double quotes\(list).")
        case (.integer, _), (.number, _):
            return refuse(value, option, "a number", "Write a number without quotes.")
        }
    }

    private mutating func refuse<Result>(
        _ value: JSONValue,
        _ option: CommandOutline.Option,
        _ expected: String,
        _ fix: String
    ) -> Result? {
        let found =
            value.elements?.isEmpty == true ? "an empty array" : value.kind.phrase
        list.add(.value, at: value, "'\(option.key)' is \(found), not \(expected)", fix: fix)
        return nil
    }

    /// Returns a text with its path resolved, if the option accepts it.
    private mutating func checked(
        _ text: String,
        _ option: CommandOutline.Option,
        _ form: OptionValueForm,
        _ value: JSONValue
    ) -> String? {
        let resolved = resolved(text, form.completion)
        guard let fault = option.fault(resolved) else { return resolved }
        let nearest = fault.suggestions.first.map { "Did you mean '\($0)'? " } ?? ""
        list.add(
            .value,
            at: value,
            "invalid value '\(text)' for '\(option.key)': expected \(fault.expectation)",
            fix: "\(nearest)See '\(option.name)' in the help of a command."
        )
        return nil
    }

    /// Returns the text with a relative path as seen from the folder of this process.
    private func resolved(_ text: String, _ completion: ValueCompletion) -> String {
        switch completion {
        case .file, .folder:
            return text.isEmpty || text == "-" || text.hasPrefix("/") ? text : folder + text
        case .pair(_, let second):
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return text }
            return "\(parts[0])=\(resolved(String(parts[1]), second))"
        default: return text
        }
    }
}
