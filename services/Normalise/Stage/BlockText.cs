using System.Text;

namespace Pipeline.Normalise;

/// <summary>Blocks as text: parted by an empty line, but items of a list and rows of a table stay together.</summary>
internal static class BlockText
{
    public static string Write(IReadOnlyList<TextBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > 0)
            {
                text.Append(block.Joins ? "\n" : "\n\n");
            }

            text.Append(block.Text);
        }

        return text.ToString();
    }
}
