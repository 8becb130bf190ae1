// Foundation including URL loading, which is a separate module on Linux.
//
// Only Linux is tested; the branch for Darwin has only been reviewed, not compiled.
#if canImport(FoundationNetworking)
    @_exported public import Foundation
    @_exported public import FoundationNetworking
#else
    @_exported public import Foundation
#endif
