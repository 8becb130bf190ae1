/// Header fields that were read from a file, one `Name: value` per line, as for `curl -H @file`.
package struct HeaderFile: Sendable {
    /// The fields, in the order of the file.
    package let fields: [HeaderField]

    /// Whether users other than the owner can read the file, which deserves a warning.
    package let isReadableByOthers: Bool

    /// More than any server accepts, and a bound for devices and endless pipes.
    private static let byteLimit = 64 << 10

    /// More than any gateway needs.
    private static let mostFields = 100

    /// Reads the file at `path`.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - allowsAuthorization: Whether a field may be the credentials, as there are no others.
    /// - Throws: If the file cannot be read, or a line is not a field that can be sent.
    package init(path: String, allowsAuthorization: Bool) throws(HeaderFileError) {
        let file: SecretFile
        do throws(SecretFileProblem) {
            file = try SecretFile(path: path, limit: Self.byteLimit)
        } catch {
            throw .file(error)
        }
        isReadableByOthers = file.isReadableByOthers
        fields = try Self.fields(in: file.text, allowsAuthorization: allowsAuthorization)
    }

    static func fields(
        in text: String,
        allowsAuthorization: Bool
    ) throws(HeaderFileError) -> [HeaderField] {
        var fields: [HeaderField] = []
        // Only a line feed ends a line, with or without a carriage return before it; a carriage
        // return inside of a value is an error.
        let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let line = String(line.last == "\r" ? line.dropLast() : line)
            guard line.contains(where: { $0 != " " && $0 != "\t" }) else { continue }
            do throws(HeaderFieldProblem) {
                fields.append(try HeaderField(parsing: line))
            } catch {
                throw .line(index + 1, error)
            }
            guard allowsAuthorization || fields.last?.isAuthorization != true else {
                throw .authorization(line: index + 1)
            }
            guard fields.count <= mostFields else { throw .tooMany(limit: mostFields) }
        }
        return fields
    }
}

/// Why a file of header fields cannot be used; never repeats a value.
package enum HeaderFileError: Error, Hashable, Sendable {
    case file(SecretFileProblem)
    case line(Int, HeaderFieldProblem)

    /// There are credentials, and a field for other ones.
    case authorization(line: Int)

    case tooMany(limit: Int)
}

extension HeaderFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let problem): "the header file \(problem.phrase)"
        case .line(let line, let problem): "line \(line) of the header file: \(problem)"
        case .authorization(let line):
            """
            line \(line) of the header file: the field Authorization is set from the credentials: \
            remove it, or unset them
            """
        case .tooMany(let limit): "the header file has more than \(limit) fields"
        }
    }
}
