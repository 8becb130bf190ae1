package import SessionModel

/// A place in a payload where a fault can be.
///
/// A fault is a text that replaces what belongs there, so each fault makes sense in some groups of
/// positions: a word that is not a value, wherever there is a value.
package struct FaultPosition: Sendable {
    /// The name of the position, such as `url` or `in-array`.
    package let name: String

    private let ownText: @Sendable (PayloadDraft) -> [UInt8]
    private let change: @Sendable (PayloadDraft, [UInt8]) -> [UInt8]

    private init(
        _ name: String,
        own: @escaping @Sendable (PayloadDraft) -> [UInt8],
        _ change: @escaping @Sendable (PayloadDraft, [UInt8]) -> [UInt8]
    ) {
        self.name = name
        ownText = own
        self.change = change
    }

    private init(
        _ name: String,
        own: String = "",
        _ change: @escaping @Sendable (PayloadDraft, [UInt8]) -> [UInt8]
    ) {
        let own = Array(own.utf8)
        self.name = name
        self.change = change
        ownText = { _ in own }
    }

    /// Returns the text of a sound payload that a fault at this position is built around.
    ///
    /// That is a key without quotation marks, the members of an object, the elements of an array,
    /// or nothing.
    package func own(in draft: PayloadDraft) -> [UInt8] { ownText(draft) }

    /// Returns the payload of `draft` with `text` at this position.
    package func payload(of draft: PayloadDraft, with text: [UInt8]) -> [UInt8] {
        change(draft, text)
    }
}

// MARK: - Values

extension FaultPosition {
    /// The value of a declared field.
    package static func value(of field: DeclaredField) -> Self {
        Self(field.key) { draft, text in
            var draft = draft
            draft.set(field, to: text)
            return draft.bytes
        }
    }

    /// Values that a model skips: of an undeclared member, and inside one.
    ///
    /// In an array there are elements on both sides, so a missing one is a fault too.
    package static let skipped = [
        undeclared("skipped", "", ""), undeclared("in-array", "[0,", ",0]"),
        undeclared("in-object", #"{"b":"#, "}"),
    ]

    /// Instead of the whole payload.
    package static let root = Self("root", own: \.contents) { _, text in text }

    /// Every place of a value.
    ///
    /// - Parameter first: The field that comes first, so that a payload with the fault is small for
    ///   models that only repair that field.
    /// - Returns: The positions, the plainest first.
    package static func values(first: DeclaredField) -> [FaultPosition] {
        let fields = [first] + DeclaredField.contractOrder.filter { $0 != first }
        return fields.map { value(of: $0) } + skipped + [emptyRoot]
    }

    /// Like ``root``, but without own text, as at the other places of values.
    private static let emptyRoot = Self("root") { _, text in text }

    private static func undeclared(
        _ name: String,
        own: String = "",
        _ before: String,
        _ after: String
    ) -> Self {
        Self(name, own: own) { draft, text in
            var draft = draft
            draft.append(undeclared: "a", Array(before.utf8) + text + Array(after.utf8))
            return draft.bytes
        }
    }
}

// MARK: - Keys, objects and arrays

extension FaultPosition {
    /// The keys of undeclared members, and of those in a value that a model skips.
    package static let undeclaredKeys = [
        member("undeclared-key", own: "a") { $0 + Array(":0".utf8) },
        undeclared("nested-key", own: "a", "{", ":0}"),
    ]

    /// Every place of a key.
    package static let keys =
        undeclaredKeys + [
            member("declared-key", replacing: .url, own: DeclaredField.url.key) {
                $0 + Array(":null".utf8)
            }
        ]

    /// The member of a declared field.
    package static func member(of field: DeclaredField) -> Self {
        member(field.key, replacing: field, own: field.key) { $0 }
    }

    /// Every place of an object that a model does not reject for its type.
    static let objects = [
        root, undeclared("in-array", own: #""a":0"#, "[", "]"),
        undeclared("in-object", own: #""a":0"#, #"{"b":"#, "}"),
    ]

    /// Every place of an array that a model does not reject for its type, and the root.
    static let arrays = [
        undeclared("skipped", own: "0", "", ""), undeclared("in-array", own: "0", "[", "]"),
        undeclared("in-object", own: "0", #"{"b":"#, "}"),
        Self("root", own: "0") { _, text in text },
    ]

    /// Returns the position of a member, or of a part of it, instead of the member of a field.
    ///
    /// - Parameters:
    ///   - name: The name of the position.
    ///   - field: The field whose member is left out.
    ///   - own: The text in a sound payload.
    ///   - spell: Completes the member; an empty member is left out too.
    /// - Returns: The position, after all other members.
    private static func member(
        _ name: String,
        replacing field: DeclaredField? = nil,
        own: String,
        _ spell: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> Self {
        Self(name, own: own) { draft, text in
            var draft = draft
            if let field { draft.remove(field) }
            let others = draft.contents
            let member = spell(text)
            let comma: [UInt8] = others.isEmpty || member.isEmpty ? [] : [UInt8(ascii: ",")]
            return [UInt8(ascii: "{")] + others + comma + member + [UInt8(ascii: "}")]
        }
    }
}

// MARK: - Gaps

extension FaultPosition {
    /// Before and after the object.
    static let leading = Self("leading") { draft, text in text + draft.bytes }
    static let trailing = Self("trailing") { draft, text in draft.bytes + text }

    /// Every place inside the object where RFC 8259 allows white space.
    static let innerGaps = [
        gap("before-key", "", #""url":null,"#), gap("after-key", #""url""#, ":null,"),
        gap("before-value", #""url":"#, "null,"), gap("after-value", #""url":null"#, ","),
        Self("before-brace") { draft, text in
            [UInt8(ascii: "{")] + draft.contents + text + [UInt8(ascii: "}")]
        },
        undeclared("in-array", "[0,", "0]"), undeclared("in-object", "{", #""b":0}"#),
    ]

    /// Every place where RFC 8259 allows white space.
    package static let gaps = [leading, trailing] + innerGaps

    /// Returns a position in or beside the first member.
    private static func gap(_ name: String, _ before: String, _ after: String) -> Self {
        Self(name) { draft, text in
            var draft = draft
            draft.remove(.url)
            return [UInt8(ascii: "{")] + Array(before.utf8) + text + Array(after.utf8)
                + draft.contents + [UInt8(ascii: "}")]
        }
    }
}

extension PayloadDraft {
    /// The text between the braces.
    var contents: [UInt8] {
        var object = self
        object.prefix = []
        object.suffix = []
        return Array(object.bytes.dropFirst().dropLast())
    }
}
