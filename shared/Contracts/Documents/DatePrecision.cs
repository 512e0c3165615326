namespace Pipeline.Contracts;

/// <summary>How exact an instant is. <see cref="Day"/> and coarser carry midnight UTC.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
    Minute,
    Second,
}
