// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "session-conformance", path: "../..")],
    targets: [
        .executableTarget(
            name: "gen-bench",
            dependencies: [.product(name: "Gen", package: "session-conformance")],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            ]
        )
    ]
)
