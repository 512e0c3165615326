using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Hosting.Settings;

namespace Pipeline.Hosting;

/// <summary>
/// Whether a host's settings can be right, before anything is made from them: a part that reads its own settings first would hide the
/// faults of all others.
/// </summary>
public static class SettingsCheck
{
    /// <summary>Every fault of every section; empty when there is none. Where a section has a key that nobody knows, that alone.</summary>
    public static IReadOnlyList<string> Faults(IServiceProvider services)
    {
        var unread = services.GetService<SettingsEnvironment>()?.Faults ?? [];
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return unread;
        }
        catch (Exception exception) when (exception is OptionsValidationException or AggregateException or InvalidOperationException)
        {
            return [.. unread, .. Lines(exception, services.GetRequiredService<IConfiguration>())];
        }
    }

    private static IEnumerable<string> Lines(Exception exception, IConfiguration configuration) =>
        exception switch
        {
            OptionsValidationException options => options.Failures,
            AggregateException all => all.InnerExceptions.SelectMany(inner => Lines(inner, configuration)),
            _ => [SettingSentence.Of(exception, configuration) ?? exception.Message],
        };
}
