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
                message: message,
                kind: kind,
                observed: "\(subject)\(new.phrase)",
                expected: "\(subject)\(old.phrase), as before",
                fix: fix
            ),
            at: Finding.Place(source: source, pointer: pointer)
        )
    }

    private var message: String {
        if let shift, let direction { return shift.statement(direction) }
        let trend =
            if old.count == 0 {
                "new"
            } else if new.count == 0 {
                "gone"
            } else {
                new.percent > old.percent ? "more often" : "less often"
            }
        return "\(trend): \(counter.statement(of: state))"
    }

    /// What identifies the row.
    ///
    /// Chance decides which states show a shift, so none of them does.
    private var kind: String {
        shift.map { "shift.\($0.name)" } ?? "\(counter.aspect).\(state)"
    }

    /// What the shares are about, if the message does not say it.
    private var subject: String {
        shift == nil ? "" : "\(counter.statement(of: state)): "
    }

    private var pointer: JSONPointer {
        if let field = counter.field { return JSONPointer([.key(field.key)]) }
        let key = counter == .keys ? state : KeyType(state: state)?.key
        guard counter == .keys || counter == .types, let key, key != KeyName.hidden else {
            return JSONPointer()
        }
        return JSONPointer([.key(key)])
    }

    private var fix: String {
        switch grade {
        case .breaking:
            "Ask the owner of the API whether this was meant. Clients that follow the contract fail."
        case .widening:
            "Test your clients with it. Once they are ready, compare with the new census."
        case .narrowing:
            "Ask whether this was meant. If it was, compare with the new census from now on."
        case .shift:
            "Check that both censuses counted the same endpoints. If so, there is nothing to fix."
        case .firstSeen:
            "Look at it once. A later census shows whether it stays."
        }
    }
}

extension CensusChange.Share {
    /// The share as a phrase, such as `3.1 % (31 of 1,000, worth 980)`.
    fileprivate var phrase: String {
        let worth = effective < total ? ", worth \(effective.grouped)" : ""
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
