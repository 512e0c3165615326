using System.ComponentModel.DataAnnotations;

namespace Pipeline.Settings;

/// <summary>
/// What is wrong with a section's options, by their attributes and <see cref="IValidatableObject"/>: every fault at once, each a plain line
/// that begins with the key. The framework's own validator leaves out what <see cref="IValidatableObject"/> would say as long as an
/// attribute complains, so that a configuration would have to be mended in two goes.
/// </summary>
public static class OptionsFaults
{
    /// <param name="options">The options as they were read.</param>
    /// <param name="section">Where they were read from, for example <c>Bus</c> or <c>Resilience:Store</c>.</param>
    public static IReadOnlyList<string> Of(object options, string section)
    {
        ArgumentNullException.ThrowIfNull(options);
        var context = new ValidationContext(options);
        var results = new List<ValidationResult>();
        if (
            !Validator.TryValidateObject(options, context, results, validateAllProperties: true)
            && options is IValidatableObject validatable
        )
        {
            results.AddRange(validatable.Validate(context));
        }

        return [.. results.Select(result => Describe(result, section)).Distinct(StringComparer.Ordinal)];
    }

    private static string Describe(ValidationResult result, string section)
    {
        var message = result.ErrorMessage ?? "is not valid";
        if (message.StartsWith($"{section}:", StringComparison.Ordinal))
        {
            return message;
        }

        var members = string.Join(',', result.MemberNames);
        return members.Length == 0 ? $"{section}:{message}" : $"{section}:{members}: {message}";
    }
}
