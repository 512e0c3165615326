using System.Reflection;
using Pipeline.Classify.Worker;
using Pipeline.Contracts;
using Pipeline.Index.Worker;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Watching;
using Pipeline.Normalise.Worker;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Architecture;

/// <summary>Dependencies point one way, by what the compiled assemblies really refer to.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Services = ["Ingest", "Normalise", "Classify", "Index"];

    // What a stage may use besides the base library and the contracts: libraries that read text and formats.
    private static readonly string[] TextLibraries =
    [
        "AngleSharp",
        "Markdig",
        "UTF.Unknown",
        "UtfUnknown",
        "Lucene.Net",
        "Lucene.Net.Analysis.Common",
        "SmartReader",
        "HtmlSanitizer",
        "UglyToad.PdfPig",
        "DocumentFormat.OpenXml",
        "DocumentFormat.OpenXml.Framework",
        "MimeKit",
    ];

    public static TheoryData<string> ServiceNames => [.. Services];

    public static TheoryData<string> StageNames => [.. Services.Select(service => service + ".Stage")];

    public static TheoryData<string> SharedNames =>
        [
            "Contracts",
            "Decoding",
            "Hosting",
            "Inbox",
            "Messaging",
            "Messaging.MassTransit",
            "Persistence",
            "Resilience",
            "Settings",
            "Telemetry",
            "Text",
        ];

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public void A_stage_refers_to_the_base_library_the_contracts_and_text_libraries_alone(string service) =>
        References($"Pipeline.{service}.Stage")
            .Where(name =>
                name is not ("Pipeline.Contracts" or "Pipeline.Decoding" or "Pipeline.Text")
                && !IsBaseLibrary(name)
                && !TextLibraries.Any(library => name == library || name.StartsWith(library + ".", StringComparison.Ordinal))
            )
            .Should()
            .BeEmpty();

    [Theory]
    [InlineData("Decoding")]
    [InlineData("Text")]
    [MemberData(nameof(StageNames))]
    public void A_stage_reads_no_clock_file_or_network_and_draws_no_random_numbers(string part)
    {
        var forbidden = new[]
        {
            "System.Net.Http",
            "System.Net.Sockets",
            "System.Net.Requests",
            "System.IO.FileSystem.Watcher",
            "System.Diagnostics.Process",
            "System.Console",
        };
        References($"Pipeline.{part}").Should().NotContain(name => forbidden.Contains(name));
        MembersUsed($"Pipeline.{part}")
            .Should()
            .NotContain(member =>
                member == "System.DateTime.get_UtcNow"
                || member == "System.DateTimeOffset.get_UtcNow"
                || member == "System.TimeProvider.get_System"
                || member.StartsWith("System.IO.File.", StringComparison.Ordinal)
                || member.StartsWith("System.IO.Directory.", StringComparison.Ordinal)
                || member == "System.Random.get_Shared"
                || member == "System.Guid.NewGuid"
            );
    }

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public void A_worker_refers_to_its_own_stage_and_what_is_shared_alone(string service) =>
        References($"Pipeline.{service}.Worker")
            .Where(name => name.StartsWith("Pipeline.", StringComparison.Ordinal))
            .Should()
            .BeSubsetOf([
                $"Pipeline.{service}.Stage",
                $"Pipeline.{service}.Documents",
                .. SharedNames.Select(shared => $"Pipeline.{shared.Data}"),
            ]);

    [Theory]
    [MemberData(nameof(SharedNames))]
    public void What_is_shared_refers_to_no_service(string shared) =>
        References($"Pipeline.{shared}")
            .Where(name => name.StartsWith("Pipeline.", StringComparison.Ordinal) || name == "pipeline")
            .Should()
            .BeSubsetOf(SharedNames.Select(other => $"Pipeline.{other.Data}"));

    [Fact]
    public void What_stages_share_of_text_refers_to_the_base_library_and_the_contracts_alone() =>
        References("Pipeline.Text").Where(name => !IsBaseLibrary(name)).Should().BeEquivalentTo(["Pipeline.Contracts"]);

    [Fact]
    public void The_contracts_refer_to_the_base_library_alone() =>
        References("Pipeline.Contracts").Where(name => !IsBaseLibrary(name)).Should().BeEmpty();

    [Fact]
    public void What_carries_the_messages_is_named_by_one_project_and_its_tests_alone()
    {
        var root = Solution.Folder;
        Directory
            .EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file =>
                !file.StartsWith("shared/Messaging.MassTransit/", StringComparison.Ordinal)
                && !file.StartsWith("tests/Workers/Messaging/", StringComparison.Ordinal)
                && !file.StartsWith("tests/Integration/Messaging/", StringComparison.Ordinal)
                && !file.StartsWith("tests/Throughput/Bare/", StringComparison.Ordinal) // what the product is measured against
                && file != "tests/Throughput/Throughput.csproj"
            )
            .Where(file =>
                File.ReadLines(Path.Combine(root, file))
                    .Any(line =>
                        line.StartsWith("using MassTransit", StringComparison.Ordinal)
                        || line.TrimStart().StartsWith("<PackageReference Include=\"MassTransit", StringComparison.Ordinal)
                    )
            )
            .Should()
            .BeEmpty();
        Services
            .Select(service => $"Pipeline.{service}.Worker")
            .Concat(SharedNames.Select(shared => $"Pipeline.{shared.Data}"))
            .Append("pipeline")
            .Where(assembly => References(assembly).Any(name => name.StartsWith("MassTransit", StringComparison.Ordinal)))
            .Should()
            .Equal("Pipeline.Messaging.MassTransit");
    }

    [Fact]
    public void No_collection_or_queue_is_named_outside_the_table_of_stages()
    {
        var names = StageTable
            .Product.SelectMany(row => new[] { $"\"{row.Collection}\"", $"\"{row.Queue}\"" })
            .ToHashSet(StringComparer.Ordinal);
        var root = Solution.Folder;
        new[] { "shared", "services" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            // A program says which service it is; Training and Stage have words of their own.
            .Where(file =>
                file is not "shared/Contracts/StageTable.cs"
                && !file.EndsWith("/Program.cs", StringComparison.Ordinal)
                && !file.Contains("/Stage/", StringComparison.Ordinal)
                && !file.Contains("/Training/", StringComparison.Ordinal)
            )
            .SelectMany(file =>
                File.ReadLines(Path.Combine(root, file))
                    .Where(line =>
                        !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                        && names.Any(name => line.Contains(name, StringComparison.Ordinal))
                    )
                    .Select(line => $"{file}: {line.Trim()}")
            )
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void Workers_show_the_outside_their_registration_and_options_alone()
    {
        Type[] registrations =
        [
            typeof(IngestRegistration),
            typeof(NormaliseRegistration),
            typeof(ClassifyRegistration),
            typeof(IndexRegistration),
        ];
        registrations
            .SelectMany(registration => registration.Assembly.GetExportedTypes())
            .Where(type =>
                type.Namespace is not null
                && !type.Name.EndsWith("Registration", StringComparison.Ordinal)
                && !type.Name.EndsWith("Options", StringComparison.Ordinal)
            )
            .Select(type => type.Name)
            .Should()
            .BeEquivalentTo(nameof(AfterIngest), nameof(InboxBacklog), nameof(IngestStatus));
    }

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);

    // The parts of the runtime, told from packages by where they lie.
    private static bool IsBaseLibrary(string name) =>
        !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && !name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        && File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));

    private static IEnumerable<string> MembersUsed(string assembly)
    {
        using var stream = File.OpenRead(Assembly.Load(assembly).Location);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        var reader = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == System.Reflection.Metadata.HandleKind.TypeReference)
            {
                var type = reader.GetTypeReference((System.Reflection.Metadata.TypeReferenceHandle)member.Parent);
                yield return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}.{reader.GetString(member.Name)}";
            }
        }
    }
}
