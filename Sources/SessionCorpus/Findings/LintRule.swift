/// A rule of `corpus lint`, with the id that it prints as its raw value.
package enum LintRule: String, CaseIterable, Hashable, Sendable {
    /// A file is valid JSON.
    case json = "form/json"
    /// An object has all required keys, no unknown ones, and none twice.
    case keys = "form/keys"
    /// A value has the type and the form that its key requires.
    case value = "form/value"
    /// A file has the layout that `corpus fmt` writes.
    case layout = "form/layout"
    /// An id consists of words joined by hyphens, starts with its topic, and is unique.
    case id = "form/id"
    /// A retired id is not used again.
    case retired = "form/retired"
    /// A title is short, plain ASCII, and unique.
    case title = "form/title"
    /// A file is in the folder of its topic and has at most 40 cases.
    case file = "form/file"
    /// `VERSION` is a version, the change log starts with it, and no case is newer.
    case version = "form/version"

    /// Every flag, policy, rule, dialect and reference that a case names is defined.
    case undefined = "meaning/undefined"
    /// Every definition is used.
    case unused = "meaning/unused"
    /// A payload that a model may accept or reject raises only one open question.
    case policy = "meaning/policy"
    /// The payload is written in the simplest form that preserves its bytes.
    case inputForm = "meaning/input-form"
    /// No two cases have the same bytes.
    case sameBytes = "meaning/same-bytes"
    /// A flag can be true of the payload.
    case flag = "meaning/flag"
    /// A violating case breaks one rule, unless it has the flag `multi-fault`.
    case oneFault = "meaning/one-fault"
    /// A case that is not a plain accept says why it exists.
    case why = "meaning/why"
    /// A claim about syntax or time cites a clause, and every cited clause exists.
    case reference = "meaning/reference"
    /// A case that was not written by hand names its source, and the day of each is possible.
    case source = "meaning/source"

    /// The strict reader derives the same `syntax`.
    case syntax = "truth/syntax"
    /// The contract derives the same `contract`.
    case contract = "truth/contract"
    /// The contract derives the same `rules`.
    case faults = "truth/rules"
    /// The contract derives the same `notes`.
    case notes = "truth/notes"
    /// The response checker counts the same `sessions`.
    case sessions = "truth/sessions"
    /// The timestamp reader derives the same `timestamps`.
    case timestamps = "truth/timestamps"
    /// The contract derives the same `decode`.
    case decode = "truth/decode"
    /// The contract derives the same `policy`.
    case question = "truth/policy"
    /// The strict reader derives the same `fields`.
    case fields = "truth/fields"
    /// The strict reader derives the same `reencode`.
    case reencode = "truth/reencode"
    /// The strict decoder agrees with the contract and the reader.
    case decoder = "truth/decoder"

    /// Some case shows each combination of absent, null and value.
    case presence = "coverage/presence"
    /// Some case shows each JSON type in each field.
    case types = "coverage/types"
    /// Some case shows each dialect in each timestamp field.
    case dialects = "coverage/dialects"
    /// Some case breaks each rule about payloads.
    case rules = "coverage/rules"

    /// Every host is reserved for documentation, or the one in the vendor's documentation.
    case host = "safety/host"
    /// No text looks like a token or a password.
    case secret = "safety/secret"
    /// No text looks like a real e-mail address.
    case address = "safety/address"
    /// A payload that an API sent has been scrubbed.
    case scrubbed = "safety/scrubbed"

    /// The part of the id before the slash.
    package var group: Substring { rawValue.prefix { $0 != "/" } }
}
