import SessionContract
import SessionModel
import StrictJSON
import Testing

@Suite
struct `The table of all faults` {
    @Test
    func `contains each case of the type, and no fault twice`() {
        #expect(Set(Fault.allFaults.map(\.position)) == Set(0..<Fault.caseCount))
        #expect(Set(Fault.allFaults).count == Fault.allFaults.count)
    }

    @Test
    func `breaks every rule about payloads`() {
        let groups = ["json", "envelope", "contract", "timestamp", "link"]
        let rules = Set(Rule.allCases.filter { groups.contains($0.group) })
        #expect(rules.subtracting(Fault.allFaults.map(\.rule)) == [])
    }
}

@Suite
struct `The wording of a fault` {
    @Test(arguments: Fault.allFaults)
    func `has every part in its form`(fault: Fault) {
        let words = fault.wording
        for phrase in [words.message, words.observed, words.expected] {
            #expect(phrase.count > 2, "\(phrase)")
            #expect(phrase.last != ".", "\(phrase)")
            #expect(phrase.first { $0.isLetter }?.isLowercase != false, "\(phrase)")
        }
        #expect(words.message.contains(" "), "\(words.message)")
        #expect(words.fix.last == "." && words.fix.first?.isUppercase == true, "\(words.fix)")
        #expect(!words.kind.isEmpty)
        for text in words.texts {
            #expect(text.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "\(text)")
            #expect(!text.contains("  ") && !text.contains("`"), "\(text)")
            #expect(text.count <= 120, "\(text)")
        }
    }

    @Test
    func `is different for each fault`() {
        var seen: [[String]: Fault] = [:]
        for fault in Fault.allFaults {
            let key = [fault.rule.id, fault.wording.kind, fault.wording.message]
            let other = seen.updateValue(fault, forKey: key)
            #expect(other == nil, "\(key)")
        }
    }

    @Test
    func `has a kind that never changes`() {
        var kinds: [Rule: Set<String>] = [:]
        for fault in Fault.allFaults where !Self.isNamedByType(fault) {
            kinds[fault.rule, default: []].insert(fault.wording.kind)
        }
        #expect(kinds == Self.kinds)
    }

    @Test
    func `has the type of a value as its kind if the type is the fault`() {
        for fault in Fault.allFaults {
            switch fault {
            case .unknownEnvelope(let kind), .elementShape(let kind), .sessionsShape(let kind),
                .sessionShape(let kind), .pagingType(_, let kind), .type(_, let kind),
                .undeclared(let kind), .misspelled(_, let kind):
                #expect(fault.wording.kind == kind.rawValue)
            case .syntax(let kind):
                #expect(fault.wording.kind == Self.name(of: kind))
            case .timestampForm(_, let form):
                #expect(fault.wording.kind == form.dialect.rawValue)
            default: break
            }
        }
    }

    /// Returns the name of the case in words, except for `invalidUTF8`.
    private static func name(of kind: JSONSyntaxError.Kind) -> String {
        guard kind != .invalidUTF8 else { return "not UTF-8" }
        return "\(kind)".reduce(into: "") { words, letter in
            words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
    }

    private static func isNamedByType(_ fault: Fault) -> Bool {
        switch fault {
        case .syntax, .unknownEnvelope, .elementShape, .sessionsShape, .sessionShape, .pagingType,
            .type, .undeclared, .misspelled, .timestampForm:
            true
        default: false
        }
    }

    private static let kinds: [Rule: Set<String>] = [
        .jsonByteOrderMark: ["byte order mark"], .jsonDuplicateKey: ["duplicate"],
        .jsonLoneSurrogate: ["key", "string"],
        .inputFraming: ["concatenated", "trailing-comma", "byte-order-mark"],
        .liveContentType: ["markup"], .liveErrorBody: ["error-object"],
        .inputUnjudged: [
            "too-long", "unreadable", "no-value", "status-401", "no-response", "no-request",
            "no-body", "cut-body", "encoding", "damaged-archive", "damaged-compression",
        ], .inputEmpty: ["empty"],
        .envelopeArrayForm: ["array"],
        .envelopePaging: ["number", "no-way-on", "too-small", "too-large"],
        .contractMissing: ["absent"], .contractAbsent: ["absent"], .contractNull: ["null"],
        .contractFraction: ["fraction"], .contractRange: ["out-of-range"],
        .contractIntegerSpelling: ["spelled-integer"], .timestampFuture: ["future"],
        .timestampOrder: ["before"], .linkForm: ["string"], .linkSessionID: ["string"],
        .linkUserID: ["string"],
    ]
}

extension Wording {
    /// The parts that people read.
    fileprivate var texts: [String] { [message, observed, expected, fix] }
}
