package import SessionContract
import Synchronization

/// The secrets of a run, which become known while it runs.
///
/// The copies of a console share them.
package final class HiddenSecrets: Sendable {
    private let current = Mutex(SecretFilter())

    /// The filter for the secrets that are known.
    package var filter: SecretFilter { current.withLock(\.self) }

    /// Hides what this filter finds from now on.
    package func hide(_ filter: SecretFilter) { current.withLock { $0 = filter } }
}
