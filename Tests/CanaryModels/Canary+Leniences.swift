import SessionModel
import StrictJSON

/// Models that accept payloads that violate the contract.
extension Canary {
    static let leniences: [Canary] = [
        replacing("TextAsNumberTestee", /"(id|user_id)":"(\d+)"/) { "\"\($0[1])\":\($0[2])" },
        replacing("TrueAsOneTestee", /"(id|user_id)":true/) { "\"\($0[1])\":1" },
        replacing("FalseAsNullTestee", /"url":false/) { _ in "\"url\":null" },
        replacing("TruncatedFractionTestee", /"(id|user_id)":(\d+)\.\d+/) {
            "\"\($0[1])\":\($0[2])"
        },
        replacing("DefaultIDTestee", /^\{\}$/) { _ in "{\"id\":0}" },
        replacing("NullIDTestee", /"id":null/) { _ in "\"id\":0" },
        replacing("ObjectAsAbsentTestee", /,"url":\{\}/) { _ in "" },
        replacing("EmptyArrayTestee", /"(url|last_seen_at|user_id)":\[\]/) { "\"\($0[1])\":null" },
        replacing("NumberAsTextInputTestee", /"url":(-?\d+)/) { "\"url\":\"\($0[1])\"" },
        replacing("FirstOfArrayTestee", /^\[(.*)\]$/) { $0[1] },
        replacing("TrailingCommaTestee", /,\}/) { _ in "}" },
        replacing("BlockCommentTestee", /\/\*.*\*\//) { _ in "" },
        replacing("NaNTestee", /NaN/) { _ in "0" },
        replacing("LeadingZeroTestee", /:0+(\d)/) { ":\($0[1])" },
        replacing("TrailingTextTestee", /\}[^}]+$/) { _ in "}" },
        replacing("SingleQuotesTestee", /'([^']*)'/) { "\"\($0[1])\"" },
        replacing("UndefinedTestee", /undefined/) { _ in "null" },
        replacing("RawNewlineTestee", /"\n"/) { _ in "\"\"" },
        replacing("MissingBraceTestee", /[^}]$/) { "\($0[0])}" },
        replacing("GuardedTestee", /^\)\]\}',\n/) { _ in "" },
        replacing("PlusSignTestee", /:\+/) { _ in ":" },
        replacing("CapitalNullTestee", /N(ull|ULL)/) { _ in "null" },
        replacing("EmptyBodyTestee", /^\s*$/) { _ in "{\"id\":0}" },
        input("RepairedTextTestee") { Array(String(decoding: $0, as: UTF8.self).utf8) },
        input("NoBreakSpaceTestee") { payload in
            Array(String(decoding: payload, as: UTF8.self).replacing("\u{A0}", with: "").utf8)
        },
        input("KeyCaseTestee") { payload in
            Array(String(decoding: payload, as: UTF8.self).replacing("ID\"", with: "id\"").utf8)
        },
    ]

    /// A model that repairs what matches a pattern if it cannot decode a payload as it is.
    private static func replacing<Output>(
        _ name: String,
        _ pattern: Regex<Output>,
        _ replacement: @escaping @Sendable ([String]) -> String
    ) -> Canary {
        let pattern = Pattern(pattern)
        return input(name) { payload in
            if (try? SessionObject(json: payload)) != nil { return payload }
            guard let text = String(validating: payload, as: UTF8.self) else { throw Refusal() }
            return Array(pattern.replace(in: text, with: replacement).utf8)
        }
    }

    /// An immutable pattern; unchecked, because `Regex` is not `Sendable`.
    private struct Pattern: @unchecked Sendable {
        private let regex: Regex<AnyRegexOutput>

        init<Output>(_ regex: Regex<Output>) {
            self.regex = Regex<AnyRegexOutput>(regex)
        }

        func replace(in text: String, with replacement: ([String]) -> String) -> String {
            text.replacing(regex) { match in
                replacement(match.output.map { String($0.substring ?? "") })
            }
        }
    }
}
