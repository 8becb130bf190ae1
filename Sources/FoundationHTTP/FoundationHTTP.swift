// Foundation with its URL loading under one name: on Linux, that is a module of its own.
//
// Linux is what is tested. What is here for Darwin compiles by reading only.
#if canImport(FoundationNetworking)
    @_exported public import Foundation
    @_exported public import FoundationNetworking
#else
    @_exported public import Foundation
#endif
