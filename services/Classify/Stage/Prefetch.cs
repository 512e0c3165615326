using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Pipeline.Classify;

/// <summary>
/// Asks for memory before it is needed. The models' tables are larger than a core's cache, and looking words up in them was half of a
/// stage's time, nearly all of it waiting; what is asked for together is waited for once.
/// </summary>
internal static class Prefetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref readonly T value)
    {
        if (Sse.IsSupported)
        {
            // A hint and no access: an address that the collector has moved away from harms nothing.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in value)));
        }
    }
}
