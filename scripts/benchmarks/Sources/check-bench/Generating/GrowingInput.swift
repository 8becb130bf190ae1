/// An input that grows in one dimension.
struct GrowingInput: Sendable {
    let name: String

    /// The smallest size.
    let size: Int

    /// Whether the bytes come through a pipe, a few at a time.
    let isPiped: Bool

    /// Writes the input at a given size.
    let write: @Sendable (Int, Repetition) throws -> Void

    init(
        _ name: String,
        _ size: Int,
        isPiped: Bool = false,
        _ write: @escaping @Sendable (Int, Repetition) throws -> Void
    ) {
        self.name = name
        self.size = size
        self.isPiped = isPiped
        self.write = write
    }

    static let all =
        [
            GrowingInput("members in one object", 250_000, members),
            GrowingInput("members of an envelope", 250_000) { count, input in
                try input.file.append("{")
                try input.items(count) { #""member\#($0)":1"# }
                try input.file.append(#","sessions":[{"id":1}]}"#)
            },
            GrowingInput("duplicates in one object", 400_000) { count, input in
                try input.file.append(#"{"id":1,"#)
                try input.items(count) { _ in #""a":1"# }
                try input.file.append("}")
            },
            GrowingInput("pairs of duplicates in one object", 100_000) { count, input in
                try input.file.append(#"{"id":1,"#)
                try input.items(count * 2) { #""key\#($0 % count)":1"# }
                try input.file.append("}")
            },
            GrowingInput("duplicates at the top of an envelope", 100_000) { count, input in
                try input.file.append("{")
                try input.items(count) { _ in #""a":1"# }
                try input.file.append(#","sessions":[{"id":1}]}"#)
            },
            GrowingInput("letters of a key above 1,000 duplicates", 2_000_000) { count, input in
                try input.file.append(#"{"id":1,""#)
                try input.letters(count)
                try input.file.append(#"":{"#)
                try input.items(1_000) { _ in #""a":1"# }
                try input.file.append("}}")
            },
            GrowingInput("letters of a duplicate key", 4_000_000) { count, input in
                try input.file.append(#"{"id":1,""#)
                try input.letters(count)
                try input.file.append(#"":1,""#)
                try input.letters(count)
                try input.file.append(#"":1}"#)
            },
            GrowingInput("depth of 2,000 lines", 120) { depth, input in
                let nest = LineKind.nested(#"{"a":["#, "]}", depth / 2, around: #""\ud83d""#)
                try input.items(2_000, separator: "\n") { #"{"id":\#($0),"a":\#(nest)}"# }
            },
            GrowingInput("openings of arrays in one value", 2_000_000) { count, input in
                try input.file.append(#"{"id":1,"a":"#)
                try input.file.append([UInt8](repeating: 0x5B, count: count))
            },
        ] + many

    /// Inputs with many lines and findings.
    private static let many: [GrowingInput] = [
        GrowingInput("lines with a finding", 400_000) { count, input in
            try input.items(count, separator: "\n") { #"{"id":"\#($0)","url":null}"# }
        },
        GrowingInput("elements with a finding", 400_000) { count, input in
            try input.file.append("[")
            try input.items(count) { #"{"id":"\#($0)","url":null}"# }
            try input.file.append("]")
        },
        GrowingInput("elements that are not sessions", 400_000) { count, input in
            try input.file.append(#"{"sessions":["#)
            try input.items(count) { _ in "[]" }
            try input.file.append("]}")
        },
        GrowingInput("distinct rows: a fresh key on every line", 50_000) { count, input in
            try input.items(count, separator: "\n") { #"{"id":\#($0),"member\#($0)":1}"# }
        },
        GrowingInput("distinct rows: a fresh key in every element", 50_000) { count, input in
            try input.file.append("[")
            try input.items(count) { #"{"id":\#($0),"member\#($0)":1}"# }
            try input.file.append("]")
        },
        GrowingInput("distinct rows: a fresh duplicate on every line", 50_000) { count, input in
            try input.items(count, separator: "\n") { #"{"id":1,"a\#($0)":1,"a\#($0)":1}"# }
        },
        GrowingInput("lone surrogates in one array", 200_000) { count, input in
            try input.file.append(#"{"id":1,"a":["#)
            try input.items(count) { _ in #""\ud83d""# }
            try input.file.append("]}")
        },
        GrowingInput("entries of an archive", 20_000) { count, input in
            try input.file.append(#"{"log":{"entries":["#)
            try input.items(count) { index in
                #"{"request":{"method":"GET","url":"https://c.zendesk.com/api/v2/sessions"},"#
                    + #""response":{"status":200,"content":{"text":"#
                    + #""{\"sessions\":[{\"id\":\#(index)}]}"}}}"#
            }
            try input.file.append("]}}")
        },
        GrowingInput("members of one object, through a pipe", 100_000, isPiped: true, members),
        GrowingInput("letters of one text, through a pipe", 4_000_000, isPiped: true) {
            count,
            input in
            try input.file.append(#"{"id":1,"a":""#)
            try input.letters(count)
            try input.file.append("\"}")
        },
        GrowingInput("lines through a pipe", 200_000, isPiped: true) { count, input in
            try input.items(count, separator: "\n") { #"{"id":\#($0),"url":null}"# }
        },
    ]

    private static func members(_ count: Int, _ input: Repetition) throws {
        try input.file.append(#"{"id":1,"#)
        try input.items(count) { #""member\#($0)":1"# }
        try input.file.append("}")
    }
}
