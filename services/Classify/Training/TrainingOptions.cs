namespace Pipeline.Classify.Training;

/// <summary>The <c>--name value</c> pairs of a trainer's command line.</summary>
internal sealed class TrainingOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static TrainingOptions Parse(IEnumerable<string> arguments)
    {
        var options = new TrainingOptions();
        string? name = null;
        foreach (var argument in arguments)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                name = argument[2..];
                options._values[name] = string.Empty;
            }
            else if (name is not null)
            {
                options._values[name] = argument;
                name = null;
            }
        }

        return options;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">The option is missing.</exception>
    public string Require(string name) =>
        _values.TryGetValue(name, out var value) && value.Length > 0 ? value : throw new ArgumentException($"--{name} is needed.");

    public static int Usage()
    {
        Console.Error.WriteLine("usage: dotnet run --project services/Classify/Training -- <topics|language|entities> --option value …");
        return 2;
    }
}
