namespace Pipeline.Classify.Entities;

internal enum EntityKind : byte
{
    Person,
    Organisation,
    Place,
}
