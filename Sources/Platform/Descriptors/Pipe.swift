import CLibrary

/// A pipe, closed in every program that is started.
///
/// A program that another thread starts while the pipe is made could still inherit it, because
/// there is no portable way to make a pipe and mark it in one call. ``ChildProcess`` starts one
/// program at a time for that reason.
package struct Pipe: Sendable {
    package let reading: FileDescriptor
    package let writing: FileDescriptor

    /// A pipe both of whose ends wait.
    package init() throws(SystemError) {
        var numbers: [Int32] = [-1, -1]
        guard unsafe pipe(&numbers) == 0 else { throw SystemError("pipe") }
        reading = FileDescriptor(owning: Self.aboveStandard(numbers[0]))
        writing = FileDescriptor(owning: Self.aboveStandard(numbers[1]))
        #if canImport(Darwin)
            _ = fcntl(writing.number, F_SETNOSIGPIPE, 1)
        #endif
    }

    /// The same end under a number past 2.
    ///
    /// Where our own standard streams are closed, a new pipe takes their numbers, and would be in
    /// the way of the child's.
    private static func aboveStandard(_ number: Int32) -> Int32 {
        guard number <= 2 else {
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
            return number
        }
        let moved = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard moved >= 0 else { return number }
        _ = close(number)
        return moved
    }
}
