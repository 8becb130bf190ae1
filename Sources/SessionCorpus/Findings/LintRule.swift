/// A rule that the corpus is held to, named as `corpus lint` prints it.
package enum LintRule: String, CaseIterable, Hashable, Sendable {
    /// A file is a JSON text.
    case json = "form/json"
    /// An object has the keys it may have, each once, and those it must have.
    case keys = "form/keys"
    /// A value has the type and the form its key asks for.
    case value = "form/value"
    /// A file has the one layout that `corpus fmt` writes.
    case layout = "form/layout"
    /// An id is words joined by hyphens, starts with its topic, and is nobody else's.
    case id = "form/id"
    /// A retired id does not come back.
    case retired = "form/retired"
    /// A title is short, plain, and nobody else's.
    case title = "form/title"
    /// A file lies in the folder of its topic and holds at most forty cases.
    case file = "form/file"
    /// `VERSION` is a version, the change log starts with it, and no case is newer.
    case version = "form/version"

    /// A flag, policy, rule, dialect or reference has a definition.
    case undefined = "meaning/undefined"
    /// What is defined is used.
    case unused = "meaning/unused"
    /// A case where a model may do either asks one question.
    case policy = "meaning/policy"
    /// The payload is written in the weakest form that says enough.
    case inputForm = "meaning/input-form"
    /// No two cases have the same bytes.
    case sameBytes = "meaning/same-bytes"
    /// A violating case breaks one rule, unless it has the flag `multi-fault`.
    case oneFault = "meaning/one-fault"
    /// Whatever is no plain accept says why it exists.
    case why = "meaning/why"
    /// A claim about syntax or time names the clause it rests on.
    case reference = "meaning/reference"
    /// A case says where it comes from, so that somebody can look it up.
    case source = "meaning/source"

    /// The strict reader derives the same `syntax`.
    case syntax = "truth/syntax"
    /// The contract derives the same verdict.
    case contract = "truth/contract"
    /// The contract derives the same faults.
    case faults = "truth/rules"
    /// The contract derives the same notes.
    case notes = "truth/notes"
    /// The checker of answers counts the same sessions.
    case sessions = "truth/sessions"
    /// The timestamp reader derives the same dialects.
    case timestamps = "truth/timestamps"
    /// The contract derives what a model owes.
    case decode = "truth/decode"
    /// The contract derives the same question.
    case question = "truth/policy"
    /// The reader derives the same fields.
    case fields = "truth/fields"
    /// What is given back follows from the fields.
    case reencode = "truth/reencode"
    /// The strict decoder agrees with the contract and the reader.
    case decoder = "truth/decoder"

    /// Every combination of absent, null and value is there.
    case presence = "coverage/presence"
    /// Each JSON type stands in each field.
    case types = "coverage/types"
    /// Each dialect stands in each timestamp field.
    case dialects = "coverage/dialects"
    /// Each rule about payloads is broken.
    case rules = "coverage/rules"

    /// Hosts are those that nobody owns, and the one of the documents.
    case host = "safety/host"
    /// Nothing looks like a token or a password.
    case secret = "safety/secret"
    /// Nothing looks like somebody's e-mail address.
    case address = "safety/address"
    /// What an API sent has been scrubbed.
    case scrubbed = "safety/scrubbed"

    /// The part of the id before the slash.
    package var group: Substring { rawValue.prefix { $0 != "/" } }
}
