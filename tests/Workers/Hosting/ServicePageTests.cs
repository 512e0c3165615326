using System.ComponentModel;
using Pipeline.Classify.Worker;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Processing;
using Pipeline.Normalise.Worker;
using Pipeline.Search;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>What a service's page says of options and metrics is what there is.</summary>
public sealed class ServicePageTests
{
    public static TheoryData<string, Type> Options =>
        new()
        {
            { "Ingest", typeof(IngestOptions) },
            { "Ingest", typeof(IngestTimingOptions) },
            { "Normalise", typeof(NormaliseOptions) },
            { "Classify", typeof(ClassifyOptions) },
            { "Search", typeof(SearchOptions) },
        };

    [Theory]
    [MemberData(nameof(Options))]
    public void Names_every_option(string service, Type options)
    {
        var page = Page(service);

        TypeDescriptor
            .GetProperties(options)
            .Cast<PropertyDescriptor>()
            .Select(option => option.Name)
            .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("Ingest")]
    [InlineData("Normalise")]
    [InlineData("Classify")]
    [InlineData("Index")]
    public void Names_every_metric_of_a_stage(string service) =>
        Page(service).Should().ContainAll(StageMetrics.ArticlesName, StageMetrics.DurationName, StageMetrics.BatchName);

    [Fact]
    public void Names_every_metric_of_the_inbox() =>
        Page("Ingest")
            .Should()
            .ContainAll(StageMetrics.DuplicatesName, StageMetrics.FilesName, StageMetrics.WaitingName, StageMetrics.PausedName);

    [Theory]
    [InlineData(ClaimProcessor.Fault)]
    [InlineData(ClaimProcessor.NoPermission)]
    [InlineData(ClaimProcessor.KillsItsWorker)]
    [InlineData("symbolic-link")]
    [InlineData("special-file")]
    [InlineData(Contracts.Rejection.Deleted)]
    public void Names_every_reason_that_is_Ingests_own(string reason) => Page("Ingest").Should().Contain($"| `{reason}` |");

    private static string Page(string service) => File.ReadAllText(Path.Combine(Solution.Folder, "services", service, "README.md"));
}
