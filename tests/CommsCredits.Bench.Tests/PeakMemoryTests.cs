using System.Runtime.InteropServices;
using CommsCredits.Bench;

namespace CommsCredits.Tests;

public class PeakMemoryTests
{
    private const int Bytes = 64 << 20;

    [Fact]
    public void Peak_OfABlockThatWasGivenBack_IsStillSeen()
    {
        using PeakMemory memory = PeakMemory.Watch();
        Assert.SkipWhen(memory.IsSampled, "Only samples are to be had here; they may miss it.");
        Touch();

        Assert.InRange(memory.Peak() - memory.Idle, Bytes * 9L / 10, long.MaxValue);
    }

    private static void Touch()
    {
        nint block = Marshal.AllocHGlobal(Bytes);
        for (int offset = 0; offset < Bytes; offset += 4_096)
        {
            Marshal.WriteByte(block, offset, 1);
        }

        Marshal.FreeHGlobal(block);
    }
}
