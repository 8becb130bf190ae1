import Foundation

extension Error {
    /// Why the system could not read or write a file, such as "No such file or directory".
    ///
    /// The description of Foundation's own error is the same for many causes.
    package var fileProblem: String {
        guard let cause = (self as? CocoaError)?.underlying as? POSIXError else {
            return (self as NSError).localizedDescription
        }
        return unsafe String(cString: strerror(cause.code.rawValue))
    }
}
