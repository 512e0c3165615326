using k8s;
using k8s.Models;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Kubernetes;

/// <summary>Every manifest of a folder, parsed with the API's own types; a key that they do not have is an error.</summary>
internal static class Manifests
{
    private static readonly Dictionary<string, Type> MoreTypes = new(StringComparer.Ordinal)
    {
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(ScaledObject),
        ["keda.sh/v1alpha1/TriggerAuthentication"] = typeof(TriggerAuthentication),
    };

    public static string Folder => Repository.PathOf("deploy", "kubernetes");

    public static IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "kustomization.yaml")
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal);

    public static List<object> Parse(string yaml) => KubernetesYaml.LoadAllFromString(yaml, MoreTypes, strict: true);

    public static List<object> Read(string file) => Parse(File.ReadAllText(Path.Combine(Folder, file)));

    public static List<object> All() => [.. Files.SelectMany(Read)];

    /// <summary>Pod templates, by the name of what makes the pods.</summary>
    public static IEnumerable<(string Name, V1PodTemplateSpec Template)> Pods() =>
        All()
            .SelectMany(one =>
                one switch
                {
                    V1Deployment deployment => [(deployment.Metadata.Name, deployment.Spec.Template)],
                    V1StatefulSet set => [(set.Metadata.Name, set.Spec.Template)],
                    _ => Array.Empty<(string, V1PodTemplateSpec)>(),
                }
            );

    public static TheoryData<string> PodNames => new(Pods().Select(pod => pod.Name));

    public static V1PodTemplateSpec Pod(string name) => Pods().Single(pod => pod.Name == name).Template;
}
