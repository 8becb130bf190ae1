package import SessionContract
import SessionModel
import StrictJSON
import TerminalText

extension CensusChange {
    /// The rule for the grade of the change.
    package var rule: Rule {
        switch grade {
        case .breaking: .driftBreaking
        case .widening: .driftWidening
        case .narrowing: .driftNarrowing
        case .shift: .driftShift
        case .firstSeen: .driftFirstSeen
        }
    }

    /// The change as a row of a report.
    ///
    /// - Parameter source: The name of the later census.
    /// - Returns: The finding.
    package func finding(in source: String) -> Finding {
        Finding(
            rule,
            Wording(
                message: statement + trend,
                kind: "\(counter.aspect).\(state)",
                observed: new.phrase,
                expected: "\(old.phrase), as in the census before",
                fix: fix
            ),
            at: Finding.Place(source: source, pointer: pointer)
        )
    }

    private var pointer: JSONPointer {
        if let field = counter.field { return JSONPointer([.key(field.key)]) }
        guard counter == .keys, state != KeyName.hidden else { return JSONPointer() }
        return JSONPointer([.key(state)])
    }

    /// How the share has changed, as the end of a sentence.
    private var trend: String {
        if old.count == 0 { return ", which is new" }
        if new.count == 0 { return " in no session any more" }
        return new.percent > old.percent ? " more often" : " less often"
    }

    private var fix: String {
        switch grade {
        case .breaking: "Ask the owner of the API. Clients that follow the contract fail."
        case .widening:
            "Test your clients with it, then take the new census as the one to compare with."
        case .narrowing:
            "Check that it was meant, then take the new census as the one to compare with."
        case .shift: "Check that both censuses counted the same endpoints."
        case .firstSeen: "Look at it once; the next census shows whether it stays."
        }
    }

    /// The state as a sentence without its end, such as `'url' is null`.
    package var statement: String {
        let name = counter.field.map { "'\($0.key)'" } ?? "a session"
        return switch counter {
        case .presence: "a session has \(Self.combination(state))"
        case .order: "the keys come in the order \(state)"
        case .keys where state == KeyName.hidden: "there is an undeclared key that may be data"
        case .keys: "there is an undeclared field '\(state)'"
        case .rules: "a session breaks the rule \(state)"
        case .interval:
            "the time from 'authenticated_at' to 'last_seen_at' is in the class '\(state)'"
        case .envelope where state == "none": "a session has no envelope"
        case .envelope: "a session is in the envelope '\(state)'"
        case .paging: "a page has the paging '\(state)'"
        case .state where state == FieldState.value.rawValue: "\(name) has a value"
        case .state: "\(name) is \(state)"
        case .type: "\(name) is \(JSONValue.Kind(rawValue: state)?.phrase ?? state)"
        case .length: "\(name) has \(state) bytes"
        case .dialect: "\(name) is in the dialect \(state)"
        case .offset: "\(name) has the offset '\(state)'"
        case .fraction: "\(name) has \(state) fraction digits"
        case .age: "\(name) is as old as '\(state)'"
        case .sign: "\(name) is \(state)"
        case .size: "\(name) fits only in the type '\(state)'"
        case .bits: "\(name) has \(state) bits"
        case .spelling: "\(name) is written as '\(state)'"
        case .scheme: "\(name) has the scheme '\(state)'"
        case .host: "\(name) has a host of the form '\(state)'"
        case .path: "\(name) has a path of the form '\(state)'"
        case .suffix: "\(name) has the suffix '\(state)'"
        }
    }

    /// Returns a combination in words: what is absent or null, or that nothing is.
    private static func combination(_ letters: String) -> String {
        let parts = zip(DeclaredField.allCases, letters).compactMap { field, letter -> String? in
            let state = FieldState.allCases.first { $0.rawValue.first == letter }
            return state == .value ? nil : state.map { "\(field.key) \($0.rawValue)" }
        }
        return parts.isEmpty ? "all fields" : "the combination \(parts.joined(separator: ", "))"
    }
}

extension CensusChange.Share {
    /// The share as a phrase, such as `3.1 % (31 of 1,000, worth 980 independent ones)`.
    fileprivate var phrase: String {
        let worth = effective < total ? ", worth \(effective.grouped) independent ones" : ""
        return "\(percent.shownPercent) (\(count.grouped) of \(total.grouped)\(worth))"
    }
}

extension Double {
    /// A share in percent with two digits, or one from 1 % on.
    fileprivate var shownPercent: String {
        let steps = self < 1 ? 100 : 10
        let number = Int((Swift.min(100, Swift.max(0, self)) * Double(steps)).rounded())
        let fraction = String(number % steps)
        let zeros = String(
            repeating: "0",
            count: String(steps).utf8.count - 1 - fraction.utf8.count
        )
        return number % steps == 0
            ? "\(number / steps) %" : "\(number / steps).\(zeros)\(fraction) %"
    }
}
