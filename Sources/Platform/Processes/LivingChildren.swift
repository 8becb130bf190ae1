import CLibrary
import Synchronization

/// The process groups that we would leave running if we ended now.
///
/// Kept in a table of fixed size without locks, so that a signal handler can use it.
package final class LivingChildren: Sendable {
    /// Those of the whole process, which are killed when it exits.
    package static let all: LivingChildren = {
        atexit { LivingChildren.all.kill() }
        return LivingChildren()
    }()

    /// The numbers of the groups; 0 where there is room.
    ///
    /// No run has more at once. One that finds no room is still killed by its owner.
    private let groups = InlineArray<256, Atomic<Int32>> { _ in Atomic(0) }

    init() {}

    /// Notes a group that now runs.
    func insert(_ group: Int32) {
        replace(0, by: group)
    }

    /// Forgets a group.
    ///
    /// To be called before its status is taken: afterwards its number may be that of another.
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
