using Microsoft.Extensions.Configuration;
using Pipeline.Hosting.Settings;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>Settings from the environment. The variables are named after sections that exist; each test puts back what it set.</summary>
[Collection(nameof(SettingsEnvironmentTests))]
[CollectionDefinition(nameof(SettingsEnvironmentTests), DisableParallelization = true)]
public sealed class SettingsEnvironmentTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly List<string> _set = [];

    public void Dispose()
    {
        _set.ForEach(name => Environment.SetEnvironmentVariable(name, null));
        _scratch.Dispose();
    }

    [Fact]
    public void Reads_a_setting_under_the_prefix()
    {
        Set("PIPELINE_Classify__TopicThreshold", "0.7");
        var (configuration, settings) = Load();
        configuration["Classify:TopicThreshold"].Should().Be("0.7");
        settings.WithoutPrefix.Should().BeEmpty();
    }

    [Fact]
    public void Goes_on_reading_the_name_without_the_prefix_and_says_so()
    {
        Set("Classify__TopicThreshold", "0.6");
        var (configuration, settings) = Load();
        configuration["Classify:TopicThreshold"].Should().Be("0.6");
        settings.WithoutPrefix.Should().Equal("Classify__TopicThreshold");
    }

    [Fact]
    public void Takes_the_name_with_the_prefix_where_both_are_set()
    {
        Set("Classify__TopicThreshold", "0.6");
        Set("PIPELINE_Classify__TopicThreshold", "0.7");
        Load().Configuration["Classify:TopicThreshold"].Should().Be("0.7");
    }

    [Theory]
    [InlineData("INDEX")]
    [InlineData("Store")]
    [InlineData("bus")]
    public void Passes_over_a_variable_that_is_called_as_a_section(string name)
    {
        Set(name, "1");
        var (configuration, settings) = Load();
        configuration[name].Should().BeNull();
        settings.PassedOver.Should().Equal(name);
    }

    [Fact]
    public void Reads_a_secret_from_the_file_that_a_variable_names()
    {
        File.WriteAllText(_scratch["bus"], "amqp://user:password@host:5672\n");
        Set("PIPELINE_Bus__ConnectionString_FILE", _scratch["bus"]);
        var (configuration, settings) = Load();
        configuration["Bus:ConnectionString"].Should().Be("amqp://user:password@host:5672");
        configuration.GetSection("Bus").GetChildren().Select(child => child.Key).Should().Equal("ConnectionString");
        settings.Faults.Should().BeEmpty();
    }

    [Fact]
    public void Says_which_file_cannot_be_read()
    {
        Set("PIPELINE_Bus__ConnectionString_FILE", _scratch["missing"]);
        Load()
            .Settings.Faults.Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Bus:ConnectionString_FILE")
            .And.Contain(_scratch["missing"]);
    }

    [Fact]
    public void Leaves_the_variables_of_the_framework_and_of_telemetry_as_they_are()
    {
        Set("OTEL_EXPORTER_OTLP_ENDPOINT_TEST", "http://127.0.0.1:4317");
        Load().Configuration["OTEL_EXPORTER_OTLP_ENDPOINT_TEST"].Should().Be("http://127.0.0.1:4317");
    }

    private static (IConfiguration Configuration, SettingsEnvironment Settings) Load()
    {
        var builder = new ConfigurationBuilder().AddEnvironmentVariables();
        var settings = builder.AddSettingsEnvironment();
        return (builder.Build(), settings);
    }

    private void Set(string name, string value)
    {
        _set.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
