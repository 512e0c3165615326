using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>How much lies in an inbox, for whoever wants to know without working on it.</summary>
public static class InboxBacklog
{
    /// <summary>
    /// Files that Ingest would take and has not claimed yet; 0 where the folder is not there, null where taken files stay in it
    /// (<see cref="AfterIngest.Keep"/>): only the worker that took them knows which those are.
    /// </summary>
    /// <param name="options">Those of the worker that watches the inbox: folders and names to leave alone count.</param>
    public static long? Count(IngestOptions options) =>
        options.After == AfterIngest.Keep ? null
        : Directory.Exists(options.Inbox) ? Scanner(options).Scan().LongCount()
        : 0;

    /// <summary>What keeps Ingest from working on the inbox, as far as this process can tell; null where nothing is seen.</summary>
    public static string? Trouble(IngestOptions options)
    {
        var layout = options.Layout();
        try
        {
            layout.Check();
        }
        catch (InboxUnusableException exception)
        {
            return exception.Message;
        }

        return Directory.Exists(layout.Inbox) ? null : $"{layout.Inbox} is not there. Ingest waits until it is.";
    }

    private static InboxScanner Scanner(IngestOptions options)
    {
        var layout = options.Layout();
        return new InboxScanner(
            layout,
            new IgnoreRules(options.Ignore),
            new PageCompanions(layout, TimeProvider.System),
            static _ => { },
            static _ => { },
            static _ => { }
        );
    }
}
