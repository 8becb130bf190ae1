import CLibrary
import Synchronization

/// The process groups that would keep running if this program ended now.
///
/// Kept in a table of fixed size without locks, so that a signal handler can use it.
package final class RunningChildren: Sendable {
    /// The groups of the whole process, which are killed when it exits.
    package static let all: RunningChildren = {
        atexit { RunningChildren.all.kill() }
        return RunningChildren()
    }()

    /// The IDs of the groups; 0 for free entries.
    ///
    /// No run has more at once. A group that finds no entry is still killed by its owner.
    private let groups = InlineArray<256, Atomic<Int32>> { _ in Atomic(0) }

    init() {}

    /// Adds a running group.
    func insert(_ group: Int32) {
        replace(0, by: group)
    }

    /// Removes a group.
    ///
    /// Call this before its status is taken: afterwards another group may have its ID.
    func remove(_ group: Int32) {
        replace(group, by: 0)
    }

    /// Kills all groups; safe in a signal handler.
    package func kill() {
        for index in groups.indices {
            let group = groups[index].load(ordering: .acquiring)
            if group > 0 { _ = systemKill(-group, SIGKILL) }
        }
    }

    private func replace(_ old: Int32, by new: Int32) {
        for index in groups.indices {
            let (isDone, _) = groups[index].compareExchange(
                expected: old,
                desired: new,
                ordering: .acquiringAndReleasing
            )
            if isDone { return }
        }
    }
}

// The method above hides the function of the same name.
private let systemKill = kill
