import Foundation

/// The proxy for https, from the environment variables that curl reads.
///
/// They are read here because curl does not get this program's environment: an address can contain
/// a password, and other programs can see the environment of a process.
struct ProxySettings: Hashable {
    /// The address of the proxy; `nil` for none.
    let address: String?

    /// The texts in the address that must never be shown.
    var secrets: [String] {
        guard let address, let end = address.lastIndex(of: "@") else { return [] }
        let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
        guard start < end else { return [] }
        let user = address[start..<end]
        // Without a password, the user may be a token.
        let password = user.firstIndex(of: ":").map { user[user.index(after: $0)...] } ?? user
        return Set([password, user]).flatMap { text in
            [String(text), String(text).removingPercentEncoding].compactMap { $0 }
        }
    }

    /// The hosts that are requested without it.
    let exemptions: String?

    /// Reads the variables; those in lowercase come first.
    init(_ environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        address = value("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        exemptions = value("no_proxy", "NO_PROXY")
    }
}
