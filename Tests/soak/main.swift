import Arrangements
import Foundation

// Reads payloads that are made up, in every arrangement, until its time is over; with --properties
// it runs random properties over random generators instead. It exits with 1 at the first thing that
// is wrong, after saying how to see it again.
//
// It is a target of the package, and not a package of its own like the benchmarks, because what it
// drives has package access. It is not among the products. Run it by `scripts/soak`.

do {
    let options = try SoakOptions(CommandLine.arguments.dropFirst())
    if options.runsProperties {
        exit(await PropertySoak(options).run() ? 0 : 1)
    }
    var soak = try Soak(options)
    exit(soak.run() ? 0 : 1)
} catch {
    FileHandle.standardError.write(Data("soak: \(error)\n".utf8))
    exit(64)
}
