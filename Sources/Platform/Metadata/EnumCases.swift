/// The cases of enumerations, read from the metadata of their types.
///
/// Swift has no way to list the cases of an enumeration that does not conform to `CaseIterable`,
/// such as those that the compiler makes for coding keys.
package enum EnumCases {
    /// The kind of the metadata of an enumeration other than `Optional` (MetadataKind.def).
    private static let enumeration = 0x201

    /// Returns whether a type is an enumeration, which is only known on Linux.
    package static func isEnumeration(_ type: Any.Type) -> Bool {
        #if os(Linux)
            unsafe unsafeBitCast(type, to: UnsafeRawPointer.self).load(as: Int.self) == enumeration
        #else
            false
        #endif
    }

    /// Returns the cases of an enumeration without associated values, or `nil` for all other types,
    /// for more than 256 cases, and on other systems than Linux.
    package static func all<Value>(of type: Value.Type) -> [Value]? {
        // On other systems, the pointers in metadata may be signed.
        #if os(Linux)
            let size = MemoryLayout<Value>.size
            guard isEnumeration(type), size <= 1 else { return nil }
            // Metadata begins with its kind and the descriptor. A descriptor has the number of
            // cases with values in the lower 24 bits of its sixth word, and that of the others in
            // its seventh (Metadata.h, TargetEnumDescriptor). This layout is part of the stable
            // ABI.
            let metadata = unsafe unsafeBitCast(type, to: UnsafeRawPointer.self)
            let descriptor = unsafe metadata.load(fromByteOffset: 8, as: UnsafeRawPointer.self)
            let payloads = unsafe descriptor.load(fromByteOffset: 20, as: UInt32.self) & 0xFF_FFFF
            let count = unsafe descriptor.load(fromByteOffset: 24, as: UInt32.self)
            guard payloads == 0, count > 0, count <= 256 else { return nil }
            return (0..<count).map { index in
                let memory = UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)
                defer { unsafe memory.deallocate() }
                // A case without values is stored as its index, in no byte if there is only one.
                unsafe memory.storeBytes(of: UInt8(index), as: UInt8.self)
                return unsafe memory.assumingMemoryBound(to: type).pointee
            }
        #else
            return nil
        #endif
    }
}
