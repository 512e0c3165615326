using Microsoft.Extensions.Options;

namespace Pipeline.Settings;

/// <summary><see cref="OptionsFaults"/> of the options of one name, at the host's start.</summary>
internal sealed class OptionsFaultsValidator<T>(string name, string section) : IValidateOptions<T>
    where T : class
{
    public string Name { get; } = name;

    public ValidateOptionsResult Validate(string? name, T options)
    {
        if (name is not null && name != Name)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = OptionsFaults.Of(options, section);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
