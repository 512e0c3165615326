using System.Globalization;
using Pipeline.Contracts;
using Pipeline.Ingest.Worker;
using Pipeline.Persistence;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary>What a run that ends shows: the articles, and what was refused and why.</summary>
internal static class RunReport
{
    private const int MostRows = 25;

    public static async Task PrintAsync(
        IServiceProvider services,
        IngestStatus ingest,
        RunCounters tally,
        long rejected,
        CancellationToken cancellation
    )
    {
        var store = services.GetRequiredService<IArticleStore>();
        var finished = tally.Finished.Distinct(StringComparer.Ordinal).ToArray();
        var articles = await store.FindManyAsync<IndexedArticle>(finished.Take(MostRows).ToArray(), cancellation);
        if (articles.Count > 0)
        {
            AnsiConsole.Write(Articles(articles));
        }

        if (finished.Length > MostRows)
        {
            Console.WriteLine($"… and more; 'pipeline search' finds them all.");
        }

        if (rejected > 0)
        {
            await foreach (var rejection in store.RejectionsAsync((int)Math.Min(rejected, MostRows), cancellation))
            {
                AnsiConsole.MarkupLine(
                    $"[red]rejected[/] {Markup.Escape(Terminal.Place(rejection.File, rejection.Member, rejection.ArticleId))}: {Terminal.Markup(rejection.Reason)}. {Terminal.Markup(rejection.Detail)}"
                );
            }
        }

        if (ingest.Unreadable > 0)
        {
            Console.WriteLine(
                $"{ingest.Unreadable} names of files or folders are not valid UTF-8; they stay in the inbox until they are renamed."
            );
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ingest.Files} files: {ingest.Articles} new articles, {ingest.Duplicates} already known, {rejected} rejected, {tally.Faults + ingest.Faulted} faulted."
            )
        );
    }

    private static Table Articles(IReadOnlyList<IndexedArticle> articles)
    {
        var table = new Table().Border(TableBorder.Rounded).Expand().AddColumns("file", "title", "topic", "language", "keywords");
        foreach (var article in articles.OrderBy(article => article.File, StringComparer.Ordinal))
        {
            table.AddRow(
                Terminal.Markup(article.File),
                Terminal.Markup(article.Title),
                Markup.Escape(
                    article.Topics is [var topic, ..]
                        ? string.Create(CultureInfo.InvariantCulture, $"{topic.Name} {topic.Confidence:P0}")
                        : "none"
                ),
                Terminal.Markup(article.Language),
                Terminal.Markup(string.Join(", ", article.Keywords.Take(4)))
            );
        }

        return table;
    }
}
