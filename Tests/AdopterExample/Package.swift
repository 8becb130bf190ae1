// swift-tools-version: 6.2

import PackageDescription

/// A package that tests its own session types against the contract, as an adopter would.
let package = Package(
    name: "adopter-example",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "session-conformance", path: "../..")],
    targets: [
        .target(
            name: "Adopter",
            dependencies: [.product(name: "SessionModel", package: "session-conformance")]
        ),
        .testTarget(
            name: "AdopterTests",
            dependencies: [
                "Adopter",
                .product(name: "ConformanceTesting", package: "session-conformance"),
                .product(name: "SessionConformance", package: "session-conformance"),
                .product(name: "Gen", package: "session-conformance"),
                .product(name: "GenTesting", package: "session-conformance"),
                .product(name: "GenFoundation", package: "session-conformance"),
                .product(name: "SessionModel", package: "session-conformance"),
            ],
            // Tests read the payloads and the baseline where they are.
            exclude: ["Payloads", "session-baseline.json"]
        ),
    ]
)
