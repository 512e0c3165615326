using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Settings;

/// <summary>The one way in which a section becomes options.</summary>
public static class StrictOptions
{
    /// <summary>
    /// Options of a section, checked at start with every fault listed at once (<see cref="OptionsFaults"/>); keys that nobody knows are
    /// refused. Checks are attributes of the options class, or its
    /// <see cref="System.ComponentModel.DataAnnotations.IValidatableObject"/>. The first registration of a class and name stands.
    /// </summary>
    /// <param name="services">Gets them.</param>
    /// <param name="configuration">Has the section.</param>
    /// <param name="section">The key, with colons where it is nested.</param>
    /// <param name="name">Where one class serves several sections: which one this is.</param>
    public static IServiceCollection AddStrictOptions<T>(
        this IServiceCollection services,
        IConfiguration configuration,
        string section,
        string? name = null
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        name ??= Options.DefaultName;
        if (services.Any(service => service.ImplementationInstance is OptionsFaultsValidator<T> known && known.Name == name))
        {
            return services;
        }

        services
            .AddOptions<T>(name)
            .Bind(configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new OptionsFaultsValidator<T>(name, section));
    }
}
