using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Contracts;
using Pipeline.Search.Access;
using Pipeline.Search.Api;
using Pipeline.Search.Facets;
using Pipeline.Search.Following;
using Pipeline.Search.Operations;

namespace Pipeline.Search.Pages;

/// <summary>The pages of who runs it: the pipeline, and what failed.</summary>
internal static class OperationPages
{
    private const int PageLength = 50;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/pipeline", PipelineAsync);
        pages.MapGet("/failures", FailuresAsync);
        pages.MapGet("/failures/{stage}/{reason}", GroupAsync);
    }

    private static async Task<RazorComponentResult> PipelineAsync(
        PipelineSampler sampler,
        FailureReader failures,
        WorkersSeen workers,
        ReadModel model,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var away = sampler.StoreIsAway;
        var now = time.GetUtcNow();
        IReadOnlyList<FailureGroup> groups = away ? [] : [.. await sampler.FailuresAsync(failures, cancellation)];
        return new RazorComponentResult<PipelinePage>(
            new
            {
                Sample = sampler.Latest,
                StoreIsAway = away,
                model.Progress,
                Rate = (Func<Stage, double>)sampler.RateOf,
                sampler.Queues,
                Failures = groups,
                Workers = away ? [] : await workers.ReadAsync(cancellation),
                Collections = CollectionFate.Of(Indexed(model), sampler.RefusedByCollection, Total(sampler.Latest)),
                Hour = RateBars.Of(sampler.Minutes, sampler.Latest, now, TimeSpan.FromMinutes(1), 60),
                Day = RateBars.Of(sampler.Minutes, sampler.Latest, now, TimeSpan.FromMinutes(30), 48),
                Now = now,
            }
        );
    }

    private static long Total(PipelineSample? sample) => sample is null ? 0 : PipelineSampler.Done(sample, Stage.Index);

    private static IReadOnlyList<FacetValue> Indexed(ReadModel model) =>
        model
            .Index?.Search(
                new SearchRequest
                {
                    Query = Queries.ArticleQuery.All,
                    Limit = 0,
                    Facets = true,
                    FacetValues = CollectionFate.MostListed,
                }
            )
            .Facets![FacetKind.Collection]
        ?? [];

    private static async Task<RazorComponentResult> FailuresAsync(
        HttpContext context,
        FailureReader failures,
        CancellationToken cancellation,
        bool set_aside = false,
        int? sent = null,
        int? left = null,
        int? aside = null,
        int? back = null
    )
    {
        var groups = await failures.ReadAsync(cancellation, set_aside);
        return new RazorComponentResult<FailuresPage>(
            new
            {
                Groups = groups,
                SetAside = set_aside,
                Others = (await failures.ReadAsync(cancellation, !set_aside)).Sum(group => group.Count),
                Said = Said(sent, left, aside, back),
                MayOperate = context.Role() == Role.Operator,
            }
        );
    }

    private static async Task<IResult> GroupAsync(
        HttpContext context,
        FailureReader failures,
        string stage,
        string reason,
        CancellationToken cancellation,
        bool set_aside = false,
        int page = 1
    )
    {
        if (
            StageTable.Product.Find(stage)?.Stage is not { } named
            || await failures.GroupAsync(named, reason, cancellation) is not { Count: > 0 } all
        )
        {
            return Problem.Of(StatusCodes.Status404NotFound, "Nothing failed so", $"{stage} has no failure of the kind {reason}.");
        }

        Rejection[] shown = [.. all.Where(failure => FailureReader.IsAside(failure) == set_aside)];
        var pages = Math.Max(1, (shown.Length + PageLength - 1) / PageLength);
        var at = Math.Clamp(page, 1, pages);
        return new RazorComponentResult<FailureGroupPage>(
            new
            {
                Stage = named,
                Reason = reason,
                Total = shown.Length,
                Failures = (IReadOnlyList<Rejection>)[.. shown.Skip((at - 1) * PageLength).Take(PageLength)],
                SetAside = set_aside,
                At = at,
                Pages = pages,
                MayOperate = context.Role() == Role.Operator,
            }
        );
    }

    private static string? Said(int? sent, int? left, int? aside, int? back) =>
        aside is not null ? $"{aside} set aside."
        : back is not null ? $"{back} brought back."
        : sent is null ? null
        : left is null or 0 ? $"{sent} sent again."
        : $"{sent} sent again; {left} were never taken in: drop their files again once they are mended.";
}
