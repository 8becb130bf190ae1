import Arrangements
import Foundation

// Reads generated payloads in every arrangement until its time is over. With --properties, runs
// random properties over random generators instead; with --scrubbing, scrubs payloads full of
// personal data and searches for what is left; with --drift, compares samples of sessions. Exits
// with 1 at the first problem, after printing how to reproduce it.
//
// It is a target of the package, and not a package of its own like the benchmarks, because the code
// it runs has package access. It is not a product of the package. Run it with `scripts/soak`.

do {
    let options = try SoakOptions(CommandLine.arguments.dropFirst())
    if options.runsProperties {
        exit(await PropertySoak(options).run() ? 0 : 1)
    }
    if options.scrubs {
        exit(ScrubbingSoak(options).run() ? 0 : 1)
    }
    if options.comparesSamples {
        exit(DriftSoak(options).run() ? 0 : 1)
    }
    var soak = try Soak(options)
    exit(soak.run() ? 0 : 1)
} catch {
    FileHandle.standardError.write(Data("soak: \(error)\n".utf8))
    exit(64)
}
