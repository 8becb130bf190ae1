package import JSONFiles

/// A problem in the corpus, its place, and how to fix it.
package typealias LintFinding = Mistake<LintRule>

extension LintRule: MistakeRule {}
