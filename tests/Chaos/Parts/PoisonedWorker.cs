namespace Pipeline.Chaos.Parts;
internal static class PoisonedWorker { public const string Verb = "poisoned-classify"; public static Task<int> RunAsync(string article, string[] settings) => Task.FromResult(2); }
