using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Classify.Worker;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;

namespace Pipeline.Chaos.Parts;

/// <summary>The real Classify worker, which dies the moment it is handed one article: what a fault of native code would do.</summary>
internal sealed class PoisonedWorker(string article) : IDeliveryObserver
{
    public const string Verb = "poisoned-classify";

    public static Task<int> RunAsync(string article, string[] settings) =>
        WorkerHost.RunAsync(
            "classify",
            settings,
            (services, configuration) =>
            {
                services.AddSingleton<IDeliveryObserver>(new PoisonedWorker(article));
                services.AddClassifyStage(configuration);
            }
        );

    public void Started(Stage stage, IArticleMessage message)
    {
        if (message.ArticleId == article)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
