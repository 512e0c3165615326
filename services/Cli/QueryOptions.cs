using System.CommandLine;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary>A query as its argument and, for who prefers them, its filters as options; both say the same.</summary>
internal sealed class QueryOptions
{
    private static readonly (string Name, string Filter, string Description, string Value)[] Filters =
    [
        ("--topic", "topic", "Topic by name or code, for example conflict or medtop:16000000.", "T"),
        ("--language", "lang", "Language code, for example en.", "L"),
        ("--after", "after", "Published on this day or later: 2024, 2024-12 or 2024-12-01.", "DAY"),
        ("--before", "before", "Published before this day.", "DAY"),
        ("--person", "person", "A person named in it.", "NAME"),
        ("--org", "org", "An organisation named in it.", "NAME"),
        ("--place", "place", "A place named in it.", "NAME"),
        ("--site", "site", "Site, for example sana.sy.", "HOST"),
        ("--author", "author", "Author.", "NAME"),
        ("--collection", "collection", "Folder of the inbox that it came in.", "DIR"),
        ("--kind", "kind", "Kind of page, for example article or thread.", "KIND"),
        ("--has", "has", "Something about it, for example repairs.", "WHAT"),
    ];

    private readonly Argument<string[]> _words = new("query")
    {
        Description =
            "Words, \"phrases\", -without, beginn*, a OR b, and filters such as topic:conflict lang:en after:2024-12-01 person:\"Geir Pedersen\".",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly (string Filter, Option<string?> Option)[] _options =
    [
        .. Filters.Select(filter =>
            (filter.Filter, new Option<string?>(filter.Name) { Description = filter.Description, HelpName = filter.Value })
        ),
    ];

    public void AddTo(Command command)
    {
        command.Add(_words);
        foreach (var (_, option) in _options)
        {
            command.Add(option);
        }
    }

    /// <summary>As a person types it on the page.</summary>
    public string Text(ParseResult parsed) =>
        string.Join(
            ' ',
            (parsed.GetValue(_words) ?? []).Concat(
                _options
                    .Select(option => (option.Filter, Value: parsed.GetValue(option.Option)))
                    .Where(option => option.Value is not null)
                    .Select(option => $"{option.Filter}:{Quoted(option.Value!)}")
            )
        );

    /// <exception cref="CommandException">It was not understood; the message says where, and what may have been meant.</exception>
    public Pipeline.Search.Queries.ArticleQuery Understand(ParseResult parsed)
    {
        try
        {
            return ArticleFinder.Understand(Text(parsed));
        }
        catch (QueryException exception)
        {
            var suggestion = exception.Faults[0].Suggestion is { } meant ? $" Was this meant: {meant}" : "";
            throw new CommandException(exception.Message + suggestion);
        }
    }

    private static string Quoted(string value) => value.Contains(' ', StringComparison.Ordinal) ? $"\"{value.Replace('"', ' ')}\"" : value;
}
