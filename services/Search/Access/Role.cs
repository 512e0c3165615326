namespace Pipeline.Search.Access;

/// <summary>What who asks may do.</summary>
public enum Role
{
    /// <summary>Nothing but to log in.</summary>
    None,

    /// <summary>Search, read, export.</summary>
    Reader,

    /// <summary>Also upload and replay.</summary>
    Operator,
}

/// <summary>On an endpoint: who may use it. Without it a reader may.</summary>
internal sealed record Needs(Role Role);

internal static class NeedsExtensions
{
    public static T ForOperators<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(Access.Role.Operator));

    public static T ForEveryone<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(Access.Role.None));

    /// <summary>Who asks; set by <see cref="AccessMiddleware"/>.</summary>
    public static Role Role(this HttpContext context) => context.Items[typeof(Role)] as Role? ?? Access.Role.None;
}
