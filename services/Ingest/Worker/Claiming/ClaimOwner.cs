using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Ingest.Worker.Claiming;

/// <summary>
/// Names the owner of claims so that a process of the same machine can tell at once whether it is gone; others have to wait for its
/// heartbeat.
/// </summary>
internal static class ClaimOwner
{
    private static int _owners;

    /// <summary>A new owner in this process; several inboxes, or hosts one after the other, have one each.</summary>
    public static string Create()
    {
        using var self = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Place()}-{self.Id}-{self.StartTime.ToUniversalTime().Ticks:x}-{Interlocked.Increment(ref _owners)}"
        );
    }

    /// <summary>True only when the owner ran where this process runs (same boot, same process namespace) and is no more.</summary>
    public static bool IsGone(string owner)
    {
        var place = Place() + "-";
        if (
            !owner.StartsWith(place, StringComparison.Ordinal)
            || owner[place.Length..].Split('-') is not [var idText, var startedText, _]
            || !int.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(startedText, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var started)
        )
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);

            // A second's grace: the start time is computed from ticks since boot and may differ by a rounding between readings.
            return Math.Abs(process.StartTime.ToUniversalTime().Ticks - started) > TimeSpan.TicksPerSecond;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            return false; // there, and not for us to look at
        }
    }

    // Two containers may have one host name, and both have a process 1: boot and process namespace tell them apart.
    private static string Place()
    {
        var scope = "";
        if (OperatingSystem.IsLinux())
        {
            scope = File.ReadAllText("/proc/sys/kernel/random/boot_id") + new FileInfo("/proc/self/ns/pid").LinkTarget;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(scope));
        return $"{Environment.MachineName}-{Convert.ToHexStringLower(hash, 0, 4)}";
    }
}
