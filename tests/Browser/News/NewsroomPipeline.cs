namespace Pipeline.Browser.Tests.News;

/// <summary>
/// A running pipeline with the newsroom's inbox, shared by all tests that only look, or that make what they change themselves.
/// </summary>
public sealed class NewsroomPipeline : RunningPipeline
{
    protected override IEnumerable<(string Path, byte[] Content)> Files => Newsroom.Files();

    protected override int Expected => base.Expected + Newsroom.Articles;

    [CollectionDefinition(Name)]
    public sealed class Shared : ICollectionFixture<NewsroomPipeline>
    {
        public const string Name = "newsroom";
    }
}
