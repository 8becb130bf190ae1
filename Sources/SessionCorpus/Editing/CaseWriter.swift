import SessionContract
package import StrictJSON

/// Writes drafts as cases.
package struct CaseWriter {
    /// The id of the case.
    let id: String

    /// The name of the raw file, used if the payload is too large for the topic file.
    let payloadName: String

    /// The version of the corpus that adds the case.
    let version: String

    private let oracle = CaseOracle()

    package init(id: String, payloadName: String, version: String) {
        self.id = id
        self.payloadName = payloadName
        self.version = version
    }

    /// Returns the case of a draft, with every layer derived from its bytes.
    package func tree(of draft: CaseDraft) -> JSONValue {
        let expectation = oracle.expectation(for: draft.payload, as: draft.subject)
        var members: [(String, JSONValue)] = [
            ("id", .text(id)), ("title", .text(draft.title)), ("added", .text(version)),
        ]
        if draft.subject == .answer { members.append(("judge", .text(draft.subject.rawValue))) }
        let input = CaseInput(weakestFor: draft.payload) ?? .file(payloadName)
        members.append(("input", input.tree))
        members.append(("expect", expectation.json))
        var flags = draft.flags
        if expectation.contract == .violates, expectation.rules.count > 1,
            !flags.contains("multi-fault")
        {
            flags.append("multi-fault")
        }
        if !flags.isEmpty { members.append(("flags", .texts(flags))) }
        if let why = draft.why { members.append(("why", .text(why))) }
        var refs = draft.refs
        if refs.isEmpty {
            refs = ReferenceHints.references(for: draft.payload, expecting: expectation)
        }
        if !refs.isEmpty { members.append(("refs", .texts(refs))) }
        members.append(("source", draft.source.tree))
        return .object(members)
    }
}

extension CaseInput {
    /// The input as the member `input` of a case.
    fileprivate var tree: JSONValue {
        let content: JSONValue =
            switch self {
            case .json(let root): root
            case .text(let text): .text(text)
            case .base64(let bytes): .text(Self.base64(bytes))
            case .file(let name): .text(name)
            }
        return .object([(key, content)])
    }
}

extension CaseSource {
    /// The source as the member `source` of a case.
    fileprivate var tree: JSONValue {
        var members: [(String, JSONValue)] = [("kind", .text(kind.rawValue))]
        if let ref { members.append(("ref", .text(ref))) }
        members.append(("on", .text(day)))
        if isScrubbed { members.append(("scrubbed", JSONValue(.bool(true)))) }
        return .object(members)
    }
}
