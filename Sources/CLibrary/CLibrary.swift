// The C library under one name. `Platform` imports it; no other module of the product does.
//
// Linux with Glibc is what is tested. The branches for Musl and Darwin compile by reading only.
#if canImport(Glibc)
    @_exported public import Glibc
#elseif canImport(Musl)
    @_exported public import Musl
#else
    @_exported public import Darwin
#endif
