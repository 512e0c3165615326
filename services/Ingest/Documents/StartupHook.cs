using Pipeline.Ingest.Documents;

/// <summary>
/// Makes of any program that carries this assembly a document reader: the runtime calls this before the program's own entry point when
/// DOTNET_STARTUP_HOOKS names the assembly. So the child starts from the same executable, whichever that is, and no program has to know.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(ChildProtocol.ChildVariable) != "1")
        {
            return;
        }

        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        DocumentChild.Run();
        Environment.Exit(0);
    }
}
