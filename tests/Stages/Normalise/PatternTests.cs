using System.Reflection;
using System.Text.RegularExpressions;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise;

public sealed class PatternTests
{
    /// <summary>A time limit is wall time: what a text becomes would depend on what else the machine does.</summary>
    [Fact]
    public void No_pattern_of_the_stage_has_a_time_limit() =>
        typeof(Normaliser)
            .Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(static method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0 && !method.IsSpecialName)
            .Where(static method => ((Regex)method.Invoke(null, null)!).MatchTimeout != Regex.InfiniteMatchTimeout)
            .Select(static method => $"{method.DeclaringType!.Name}.{method.Name}")
            .Should()
            .BeEmpty();
}
