namespace Pipeline.Integration.Tests.Ingest;

/// <summary>
/// Measurements of minutes run only where <c>PIPELINE_TEST_LOAD=full</c>; tests that have a short form take it elsewhere.
/// </summary>
internal static class LoadFact
{
    public const string Variable = "PIPELINE_TEST_LOAD";

    public static bool Full => Environment.GetEnvironmentVariable(Variable) == "full";

    public static void SkipUnlessFull() => Assert.SkipUnless(Full, $"A measurement of minutes. Set {Variable}=full.");
}
