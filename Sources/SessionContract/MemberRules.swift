package import StrictJSON

/// The rules of the group `contract`: which members a session has, and of which types.
enum MemberRules {
    static func judge(
        _ members: [JSONMember],
        of session: JSONValue,
        text: RawSpan,
        at pointer: JSONPointer,
        into faults: inout FaultList
    ) {
        var absent = Set(DeclaredField.allCases)
        for member in members {
            let path = pointer.appending(member.key)
            if let field = DeclaredField(key: member.key) {
                absent.remove(field)
                if let finding = finding(for: member.value, of: field, in: text, at: path) {
                    faults.add(finding, offset: member.value.range.lowerBound)
                }
            } else {
                faults.add(undeclared(member, in: text, at: path), offset: member.keyOffset)
            }
        }
        for field in DeclaredField.allCases where absent.contains(field) {
            faults.add(
                .absent(field, at: pointer.appending(field.key)),
                offset: session.range.lowerBound
            )
        }
    }

    /// What is wrong with the type of `value`, if anything.
    private static func finding(
        for value: JSONValue,
        of field: DeclaredField,
        in text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding? {
        switch value.content {
        case .null: field.isRequired ? .null(field, at: pointer) : nil
        case .number(let number) where field.kind == .number:
            integerFinding(number, value, of: field, in: text, at: pointer)
        case _ where value.kind == field.kind: nil
        default:
            Finding(
                .contractType,
                at: pointer,
                message: "`\(field.key)` is \(value.kind.phrase)",
                observed: .init(value, in: text),
                expected: field.expectation,
                fix: typeFix(for: value, of: field)
            )
        }
    }

    private static func typeFix(for value: JSONValue, of field: DeclaredField) -> String {
        switch (field.kind, value.kind) {
        case (.number, .string): "Send the number itself, without quotation marks."
        case (.string, .number) where field.isTimestamp:
            "Send the moment as text, such as \"2014-11-18T17:24:29Z\"."
        default: "Send \(field.expectation)."
        }
    }

    private static func integerFinding(
        _ number: JSONNumber,
        _ value: JSONValue,
        of field: DeclaredField,
        in text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding? {
        switch number.integrality {
        case .integer: nil
        case .spelledInteger:
            Finding(
                .contractIntegerSpelling,
                at: pointer,
                message: "`\(field.key)` is an integer written with a fraction or an exponent",
                observed: .init(value, in: text, kind: "spelled-integer", summary: "such a number"),
                expected: "an integer written with digits alone",
                fix: "Keep ids in integer types, so that nothing writes them as floating point."
            )
        case .fraction:
            Finding(
                .contractFraction,
                at: pointer,
                message: "`\(field.key)` is a number that is no integer",
                observed: .init(
                    value,
                    in: text,
                    kind: "fraction",
                    summary: "a number with a fraction"
                ),
                expected: field.expectation,
                fix: "Send a whole number."
            )
        case .outOfRange:
            Finding(
                .contractRange,
                at: pointer,
                message: "`\(field.key)` is an integer that does not fit 64 bits",
                observed: .init(value, in: text, kind: "out-of-range", summary: "a larger integer"),
                expected: "an integer from -9223372036854775808 to 9223372036854775807",
                fix: "Keep ids within 64 signed bits; clients store them in such."
            )
        }
    }

    private static func undeclared(
        _ member: JSONMember,
        in text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding {
        if let field = DeclaredField(misspelled: member.key) {
            return Finding(
                .contractMisspelled,
                at: pointer,
                message: "this member is `\(field.key)` in another case or style",
                observed: .init(member.value, in: text),
                expected: "the key `\(field.key)`, letter by letter",
                fix: "Rename the key; clients look for the declared spelling alone."
            )
        }
        return Finding(
            .contractUndeclared,
            at: pointer,
            message: "the contract declares no such member",
            observed: .init(member.value, in: text),
            expected: "\(DeclaredField.allCases.map { "`\($0.key)`" }.joined(separator: ", "))",
            fix: "Nothing to mend where it is an addition; clients must ignore it."
        )
    }
}

extension Finding {
    fileprivate static func null(_ field: DeclaredField, at pointer: JSONPointer) -> Finding {
        Finding(
            .contractNull,
            at: pointer,
            message: "`\(field.key)` is null",
            observed: .init("null", "null"),
            expected: field.expectation,
            fix: "Send the number that was assigned when the session was created."
        )
    }

    fileprivate static func absent(_ field: DeclaredField, at pointer: JSONPointer) -> Finding {
        if field.isRequired {
            return Finding(
                .contractMissing,
                at: pointer,
                message: "`\(field.key)` is absent",
                observed: .init("absent", "no such member"),
                expected: field.expectation,
                fix: "Send `\(field.key)` with every session; it is the one required field."
            )
        }
        return Finding(
            .contractAbsent,
            at: pointer,
            message: "`\(field.key)` is absent",
            observed: .init("absent", "no such member"),
            expected: "all five members, null where there is no value",
            fix: "Legal as it is. Sending null instead tells clients that nothing was left out."
        )
    }

    /// The finding for a value that stands in the place of a session and is no object.
    package static func notASession(
        _ value: JSONValue,
        text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding {
        Finding(
            .envelopeShape,
            at: pointer,
            message: "\(value.kind.phrase) stands in the place of a session",
            observed: .init(value, in: text),
            expected: "an object",
            fix: "Send each session as an object, and leave out what is none."
        )
    }
}
