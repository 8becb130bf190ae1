// The C library under one name. `Platform` is the only module of the product that imports it.
//
// Only Linux with Glibc is tested. The branches for Musl and Darwin have only been checked by
// reading.
#if canImport(Glibc)
    @_exported public import Glibc
#elseif canImport(Musl)
    @_exported public import Musl
#else
    @_exported public import Darwin
#endif
