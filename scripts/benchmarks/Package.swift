// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A benchmark and the products it measures.
func benchmark(_ name: String, of products: String...) -> Target {
    .executableTarget(
        name: name,
        dependencies: products.map { .product(name: $0, package: "session-conformance") },
        swiftSettings: settings
    )
}

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "session-conformance", path: "../..")],
    targets: [
        benchmark("gen-bench", of: "Gen"),
        benchmark("check-bench", of: "SessionModel"),
        benchmark("child-bench", of: "SessionConformance"),
        benchmark("model-bench", of: "SessionConformance", "SessionModel"),
    ]
)
