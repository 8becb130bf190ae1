import CLibrary

/// The environment variables of this process.
package enum EnvironmentText {
    /// Returns the value of a variable, or `nil` if it is not set.
    package static func value(of name: String) -> String? {
        // The text is copied at once, because a later change of the environment may free it.
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
