import Arrangements
import Foundation

// Reads payloads that are made up, in every arrangement, until its time is over. It exits with 1 at
// the first difference, after saving what shows it.
//
// It is a target of the package, and not a package of its own like the benchmarks, because what it
// drives has package access. It is not among the products. Run it by `scripts/soak`.

var options = SoakOptions(CommandLine.arguments.dropFirst())
var soak = Soak(options)
exit(soak.run() ? 0 : 1)
