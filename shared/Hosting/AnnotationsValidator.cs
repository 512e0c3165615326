using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Pipeline.Hosting;

/// <summary>
/// Every fault at once, each a plain line. The framework's own validator leaves out what <see cref="IValidatableObject"/> would say as long
/// as
/// an attribute complains, so that a configuration would have to be mended in two goes.
/// </summary>
internal sealed class AnnotationsValidator<T>(string section) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var context = new ValidationContext(options);
        var results = new List<ValidationResult>();
        if (
            !Validator.TryValidateObject(options, context, results, validateAllProperties: true)
            && options is IValidatableObject validatable
        )
        {
            results.AddRange(validatable.Validate(context));
        }

        var faults = results.Select(Describe).Distinct(StringComparer.Ordinal).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string Describe(ValidationResult result)
    {
        var message = result.ErrorMessage ?? "is not valid";
        return message.StartsWith($"{section}:", StringComparison.Ordinal)
            ? message
            : $"{section}:{string.Join(',', result.MemberNames)}: {message}";
    }
}
