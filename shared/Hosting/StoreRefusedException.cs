namespace Pipeline.Hosting;

/// <summary>The store answers and will not have this process: wrong login, or rights that are missing. Waiting mends neither.</summary>
public sealed class StoreRefusedException(Exception inner)
    : Exception(
        $"The store answers and refuses this process: {inner.Message.Split('\n')[0].TrimEnd('.')}. Check the user, the password and the rights that Store:ConnectionString (or, for a file, Store:Path) stands for; deploy/mongodb/users.js makes users with the rights that are needed.",
        inner
    )
{
    /// <summary>Only the sentence: where the host logs it, a stack trace would bury it.</summary>
    public override string ToString() => Message;
}
