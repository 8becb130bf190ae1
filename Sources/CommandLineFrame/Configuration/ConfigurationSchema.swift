/// The JSON Schema of configurations, made from the declarations of the commands.
struct ConfigurationSchema {
    private let layout: ConfigurationLayout

    /// The schema of a layout.
    init(_ layout: ConfigurationLayout) {
        self.layout = layout
    }

    /// The text of the schema.
    var text: String {
        let start: [(key: String, value: SchemaNode)] = [
            ("$schema", .object([("type", "string")])),
            ("format", .object([("const", .text(ConfigurationLayout.format))])),
        ]
        let sections = layout.sections.map { section in
            (key: section.name, value: Self.section(section.name, section.options))
        }
        let root = SchemaNode.object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", .text(ConfigurationLayout.format)),
            (
                "description",
                "Options for session-conformance --config. Relative paths start in the folder of the file."
            ),
            ("type", "object"),
            ("required", .texts(["format"])),
            ("properties", .object(start + sections)),
            ("additionalProperties", false),
        ])
        return root.text() + "\n"
    }

    private static func section(_ name: String, _ options: [CommandOutline.Option]) -> SchemaNode {
        let isCommon = name == ConfigurationLayout.common
        return .object([
            (
                "description",
                .text(isCommon ? "Options for all commands." : "Options for '\(name)'.")
            ),
            ("type", "object"),
            ("properties", .object(options.map { ($0.key, option($0)) })),
            ("additionalProperties", false),
        ])
    }

    private static func option(_ option: CommandOutline.Option) -> SchemaNode {
        let description = (key: "description", value: SchemaNode.text(option.help))
        guard let form = option.value else { return .object([description, ("type", "boolean")]) }
        let value = value(form)
        guard form.isRepeatable else { return .object([description] + value) }
        var choices: [SchemaNode] = [
            .object(value),
            .object([
                ("type", "array"), ("items", .object(value)), ("minItems", .number("1")),
            ]),
        ]
        if case .pair(let first, let second) = form.completion {
            choices.append(
                .object([
                    ("type", "object"),
                    ("propertyNames", .object(completion(first))),
                    ("additionalProperties", .object(completion(second))),
                ])
            )
        }
        return .object([description, ("anyOf", .array(choices))])
    }

    private static func value(_ form: OptionValueForm) -> [(key: String, value: SchemaNode)] {
        switch form.kind {
        case .text: return completion(form.completion)
        case .integer(let range):
            return [
                ("type", "integer"), ("minimum", .number("\(range.lowerBound)")),
                ("maximum", .number("\(range.upperBound)")),
            ]
        case .number(let limit):
            return [
                ("type", "number"), ("exclusiveMinimum", .number("0")),
                ("maximum", .number("\(Int(limit))")),
            ]
        }
    }

    private static func completion(
        _ completion: ValueCompletion
    ) -> [(key: String, value: SchemaNode)] {
        if case .words(let words) = completion { return [("enum", .texts(words))] }
        return [("type", "string")]
    }
}
