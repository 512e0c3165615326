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
                AnsiConsole.MarkupLineInterpolated(
                    CultureInfo.InvariantCulture,
                    $"[red]rejected[/] {rejection.File}{(rejection.Member is null ? "" : "!/" + rejection.Member)}: {rejection.Reason}. {rejection.Detail}"
                );
            }
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
                Markup.Escape(article.File),
                Markup.Escape(article.Title ?? ""),
                Markup.Escape(
                    article.Topics is [var topic, ..]
                        ? string.Create(CultureInfo.InvariantCulture, $"{topic.Name} {topic.Confidence:P0}")
                        : "none"
                ),
                Markup.Escape(article.Language ?? ""),
                Markup.Escape(string.Join(", ", article.Keywords.Take(4)))
            );
        }

        return table;
    }
}
