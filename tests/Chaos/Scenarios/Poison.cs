using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Chaos.Parts;
using Pipeline.Contracts;

namespace Pipeline.Chaos.Scenarios;

internal static class Poison
{
    /// <summary>
    /// An article whose text in the store is not text, which Classify trips over each time, and one at whose message its worker dies
    /// (<see cref="PoisonedWorker"/>), among others.
    /// </summary>
    public static async Task BothAsync(Trial trial, Pace pace, Random random)
    {
        trial.More.Add("--Bus:RetryDelays=00:00:01 00:00:02 00:00:03");
        trial.Start(Stage.Ingest);
        trial.Start(Stage.Normalise);
        trial.Start(Stage.Index);
        await trial.DropAsync(pace.Drop);

        using var client = new MongoClient(trial.StoreAddress);
        var database = client.GetDatabase(trial.Name);
        var normalised = database.GetCollection<BsonDocument>("normalised");
        while (await normalised.CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty) < trial.Count - (trial.Count / 50))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        await normalised.UpdateOneAsync(
            new BsonDocument("_id", Outcome.IdOf(trial.Count / 3)),
            new BsonDocument("$set", new BsonDocument("text", new BsonDocument("no", "text")))
        );
        trial.StartPoisoned(Stage.Classify, Outcome.IdOf(trial.Count / 2));
        trial.Spoiled = [Outcome.IdOf(trial.Count / 3), Outcome.IdOf(trial.Count / 2)];
    }
}
