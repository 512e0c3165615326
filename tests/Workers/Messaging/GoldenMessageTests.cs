using System.Text.Json.Nodes;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Workers.Tests.Messaging;

/// <summary>
/// Messages as they lie in the queues. The files are added to, never edited: a deployment of yesterday has such messages in its queues, and
/// a worker of yesterday reads those of today.
/// </summary>
public sealed class GoldenMessageTests
{
    private const string Id = "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea";

    private static readonly TableSerializer Serializer = new(StageTable.Product);

    public static TheoryData<string, object> Full =>
        new()
        {
            {
                "article-ingested.v1",
                new ArticleIngested
                {
                    ArticleId = Id,
                    MediaType = "text/html",
                    Size = 5_000_000_000,
                    Rerun = true,
                }
            },
            {
                "article-normalised.v1",
                new ArticleNormalised
                {
                    ArticleId = Id,
                    Length = 1234,
                    Rerun = true,
                }
            },
            {
                "article-classified.v1",
                new ArticleClassified
                {
                    ArticleId = Id,
                    Topic = "medtop:16000000",
                    Language = "en",
                    Rerun = true,
                }
            },
            {
                "article-indexed.v1",
                new ArticleIndexed { ArticleId = Id }
            },
            {
                "article-rejected.v1",
                new ArticleRejected
                {
                    ArticleId = Id,
                    Stage = Stage.Normalise,
                    Reason = "no-text",
                    Detail = "There are no letters in this file.",
                }
            },
        };

    public static TheoryData<string, object> Least =>
        new()
        {
            {
                "article-ingested.v1.least",
                new ArticleIngested { ArticleId = Id }
            },
            {
                "article-normalised.v1.least",
                new ArticleNormalised { ArticleId = Id }
            },
            {
                "article-classified.v1.least",
                new ArticleClassified { ArticleId = Id }
            },
        };

    [Theory]
    [MemberData(nameof(Full))]
    public void Writes_what_the_golden_file_says(string file, object message)
    {
        var written = Write(message);
        var expected = JsonNode.Parse(Golden(file))!;
        JsonNode
            .DeepEquals(written["messageType"], expected["messageType"])
            .Should()
            .BeTrue($"{written["messageType"]} is the message's name on the wire");
        JsonNode
            .DeepEquals(written["message"], expected["message"])
            .Should()
            .BeTrue($"{written["message"]} is the message's body on the wire");
    }

    [Theory]
    [MemberData(nameof(Full))]
    [MemberData(nameof(Least))]
    public void Reads_what_the_golden_file_says(string file, object message) => Read(Golden(file), message.GetType()).Should().Be(message);

    [Theory]
    [MemberData(nameof(Full))]
    public void Ignores_members_that_a_later_version_added(string file, object message)
    {
        var later = JsonNode.Parse(Golden(file))!;
        later["message"]!["aMemberOfTomorrow"] = "x";
        Read(later.ToJsonString(), message.GetType()).Should().Be(message);
    }

    private static JsonNode Write(object message) =>
        (JsonNode)
            typeof(GoldenMessageTests)
                .GetMethod(nameof(WriteAs), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(message.GetType())
                .Invoke(null, [message])!;

    private static JsonNode WriteAs<T>(T message)
        where T : class => JsonNode.Parse(Serializer.GetMessageBody(new MessageSendContext<T>(message)).GetBytes())!;

    private static object Read(string json, Type type)
    {
        var context = Serializer.Deserialize(
            new StringMessageBody(json),
            new DictionarySendHeaders(),
            new Uri("loopback://localhost/test")
        );
        context.TryGetMessage(type, out var message).Should().BeTrue("the envelope names the message");
        return message!;
    }

    private static string Golden(string file)
    {
        using var stream = typeof(GoldenMessageTests).Assembly.GetManifestResourceStream($"{file}.json")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
