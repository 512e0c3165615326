using k8s.Models;
using Pipeline.Contracts;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Kubernetes;

/// <summary>The manifests of <c>deploy/kubernetes</c>: valid, hardened, and about options and queues that there are.</summary>
public sealed class ManifestTests
{
    public static TheoryData<string> Files => new(Manifests.Files);

    public static TheoryData<string> Pods => Manifests.PodNames;

    [Theory]
    [MemberData(nameof(Files))]
    public void Parses_strictly(string file) => Manifests.Read(file).Should().NotBeEmpty();

    [Fact]
    public void The_parser_refuses_a_key_that_the_interface_does_not_have()
    {
        var parse = () => Manifests.Parse("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec: { replica: 2 }\n");
        parse.Should().Throw<YamlDotNet.Core.YamlException>();
    }

    [Theory]
    [InlineData("base")]
    [InlineData("everything")]
    public async Task Is_built_by_kubectl_into_manifests_that_parse_strictly(string overlay)
    {
        var built = Manifests.Parse(await Tool.RunAsync("kubectl", "kustomize", $"deploy/kubernetes/{overlay}"));

        built
            .OfType<V1Deployment>()
            .Select(one => one.Metadata.Name)
            .Should()
            .BeEquivalentTo("ingest", "normalise", "classify", "index", "search");
        built.OfType<V1StatefulSet>().Should().HaveCount(overlay == "base" ? 0 : 2);
        built.OfType<ScaledObject>().Should().HaveCount(overlay == "base" ? 0 : 3);
        built
            .OfType<V1Deployment>()
            .SelectMany(one => one.Spec.Template.Spec.Containers)
            .Should()
            .AllSatisfy(container => container.Image.Should().MatchRegex(@"^article-pipeline/[a-z]+:\d+\.\d+\.\d+$"));
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Runs_without_root_privileges_or_a_writable_root(string pod)
    {
        var spec = Manifests.Pod(pod).Spec;
        spec.SecurityContext.RunAsNonRoot.Should().BeTrue();
        spec.SecurityContext.RunAsUser.Should().BePositive();
        spec.SecurityContext.SeccompProfile.Type.Should().Be("RuntimeDefault");
        spec.AutomountServiceAccountToken.Should().BeFalse();
        spec.EnableServiceLinks.Should().BeFalse();
        foreach (var container in spec.Containers)
        {
            container.SecurityContext.AllowPrivilegeEscalation.Should().BeFalse();
            container.SecurityContext.Privileged.Should().NotBe(true);
            container.SecurityContext.ReadOnlyRootFilesystem.Should().BeTrue();
            container.SecurityContext.Capabilities.Drop.Should().Equal("ALL");
            container.SecurityContext.Capabilities.Add.Should().BeNullOrEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Has_limits_and_probes(string pod)
    {
        foreach (var container in Manifests.Pod(pod).Spec.Containers)
        {
            container.Resources.Limits.Keys.Should().Contain(["cpu", "memory"]);
            container.Resources.Requests.Keys.Should().Contain(["cpu", "memory"]);
            new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe }.Should().NotContainNulls();
        }
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Mounts_what_it_has(string pod)
    {
        var spec = Manifests.Pod(pod).Spec;
        var claims = Manifests
            .All()
            .OfType<V1StatefulSet>()
            .Where(set => set.Metadata.Name == pod)
            .SelectMany(set => set.Spec.VolumeClaimTemplates)
            .Select(claim => claim.Metadata.Name);
        spec.Containers.SelectMany(container => container.VolumeMounts)
            .Select(mount => mount.Name)
            .Distinct()
            .Should()
            .BeEquivalentTo((spec.Volumes ?? []).Select(volume => volume.Name).Concat(claims));
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void May_lose_one_pod_at_a_time_to_maintenance(string pod)
    {
        var labels = Manifests.Pod(pod).Metadata.Labels;
        Manifests
            .All()
            .OfType<V1PodDisruptionBudget>()
            .Where(budget => budget.Spec.Selector.MatchLabels.All(labels.Contains))
            .Should()
            .ContainSingle()
            .Which.Spec.MaxUnavailable.Value.Should()
            .Be("1");
    }

    [Fact]
    public void Every_setting_is_an_option_that_there_is()
    {
        var variables = Manifests
            .All()
            .OfType<V1ConfigMap>()
            .SelectMany(map => map.Data.Keys)
            .Concat(
                Manifests.Pods().SelectMany(pod => pod.Template.Spec.Containers).SelectMany(one => one.Env ?? []).Select(one => one.Name)
            )
            .Where(KnownOptions.IsOfTheProduct)
            .ToArray();
        variables.Should().NotBeEmpty();
        variables.Where(variable => !KnownOptions.Exists(variable)).Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_a_setting_names_is_in_a_secret_that_is_mounted_there()
    {
        var files = Manifests
            .Pods()
            .SelectMany(pod => pod.Template.Spec.Containers)
            .SelectMany(one => one.Env ?? [])
            .Where(one => one.Name.EndsWith("_FILE", StringComparison.Ordinal));
        files.Should().OnlyContain(one => one.Value.StartsWith("/run/secrets/", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_how_to_make_every_secret_that_is_used()
    {
        var page = Repository.Read("deploy", "kubernetes", "README.md");
        var secrets = Manifests
            .Pods()
            .SelectMany(pod => pod.Template.Spec.Volumes ?? [])
            .Where(volume => volume.Secret is not null)
            .Select(volume => volume.Secret.SecretName)
            .Concat(Manifests.All().OfType<TriggerAuthentication>().SelectMany(one => one.Spec.SecretTargetRef).Select(one => one.Name));
        secrets
            .Distinct()
            .Should()
            .AllSatisfy(secret =>
                (page.Contains($" {secret} ", StringComparison.Ordinal) || page.Contains("generic $s-secrets", StringComparison.Ordinal))
                    .Should()
                    .BeTrue(secret)
            );
    }

    [Fact]
    public void Scalers_watch_queues_that_there_are_and_scale_the_worker_that_reads_them()
    {
        var scalers = Manifests.All().OfType<ScaledObject>().ToArray();
        scalers.Should().HaveCount(3);
        foreach (var scaler in scalers)
        {
            var trigger = scaler.Spec.Triggers.Should().ContainSingle().Subject;
            trigger.Type.Should().Be("rabbitmq");
            trigger
                .Metadata.Keys.Should()
                .BeSubsetOf(["host", "protocol", "queueName", "mode", "value", "activationValue", "vhostName", "hostFromEnv", "timeout"]);
            trigger
                .Metadata["queueName"]
                .Should()
                .Be(scaler.Spec.ScaleTargetRef.Name)
                .And.BeOneOf(StageTable.Product.Select(row => row.Queue));
            Manifests
                .All()
                .OfType<V1Deployment>()
                .Single(one => one.Metadata.Name == scaler.Spec.ScaleTargetRef.Name)
                .Spec.Replicas.Should()
                .BeNull("an apply would undo what the scaler set");
            Manifests.All().OfType<TriggerAuthentication>().Should().Contain(one => one.Metadata.Name == trigger.AuthenticationRef!.Name);
        }
    }
}
