/// What the doctor found about one thing.
struct DoctorCheck: Hashable, Sendable {
    /// How good it is.
    enum State: String, Hashable, Sendable {
        case good = "ok"

        /// Something is missing that only some commands need.
        case note

        /// Something must be fixed.
        case wrong

        /// It could not be found out.
        case unclear
    }

    var state: State

    /// What was looked at, such as `curl`.
    var name: String

    /// What was found.
    var detail: String

    /// What to do about it.
    var fix: String?

    /// A result.
    init(_ state: State, _ name: String, _ detail: String, fix: String? = nil) {
        self.state = state
        self.name = name
        self.detail = detail
        self.fix = fix
    }
}
