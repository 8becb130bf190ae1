import Foundation

extension Error {
    /// Why the system could not read or write a file, such as "No such file or directory".
    ///
    /// The description of Foundation's own error is the same for many causes.
    package var fileProblem: String {
        let error = self as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
        guard let cause, cause.domain == NSPOSIXErrorDomain,
            let code = POSIXErrorCode(rawValue: Int32(cause.code))
        else { return error.localizedDescription }
        return unsafe String(cString: strerror(code.rawValue))
    }
}
