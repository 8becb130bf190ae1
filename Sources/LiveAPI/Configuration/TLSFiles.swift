/// The paths of files for connections over https, in PEM form.
package struct TLSFiles: Hashable, Sendable {
    /// The certificates of the authorities to trust instead of those of the system.
    package var authorities: String?

    /// The certificate of the client, which may contain its key too.
    package var certificate: String?

    /// The key of the client's certificate, which must not need a password.
    package var key: String?

    package init() {}
}
