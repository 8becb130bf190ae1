import CLibrary

/// A pipe that is closed in every program that is started.
///
/// No portable call creates a pipe and marks it in one step, so a program that another thread
/// starts in between could still inherit it. ``ChildProcess`` therefore starts one program at a
/// time.
package struct Pipe: Sendable {
    package let reading: FileDescriptor
    package let writing: FileDescriptor

    /// Creates a pipe whose ends are both blocking.
    package init() throws(SystemError) {
        var numbers: [Int32] = [-1, -1]
        guard unsafe pipe(&numbers) == 0 else { throw SystemError("pipe") }
        reading = FileDescriptor(owning: Self.aboveStandard(numbers[0]))
        writing = FileDescriptor(owning: Self.aboveStandard(numbers[1]))
        #if canImport(Darwin)
            _ = fcntl(writing.number, F_SETNOSIGPIPE, 1)
        #endif
    }

    /// Moves an end to a number above 2.
    ///
    /// If our own standard streams are closed, a new pipe takes their numbers, and would conflict
    /// with the standard streams of the child.
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
