namespace Pipeline.Classify.Entities;

/// <summary>The model that ships, read once when first asked for.</summary>
internal static class EntityModels
{
    private static readonly Lazy<EntityModel> Shipped = new(() =>
    {
        using var stream =
            typeof(EntityModels).Assembly.GetManifestResourceStream("entities.model")
            ?? throw new InvalidOperationException("The entity model is not embedded.");
        return EntityModel.Read(stream);
    });

    public static EntityModel Default => Shipped.Value;
}
