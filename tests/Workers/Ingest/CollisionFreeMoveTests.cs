using System.Text;
using Pipeline.Inbox;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class CollisionFreeMoveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_that_are_taken_get_a_number_before_the_ending()
    {
        Move("one", "story.txt").Should().Be("story.txt");
        Move("two", "story.txt").Should().Be("story (2).txt");
        Move("three", "story.txt").Should().Be("story (3).txt");
        Move("no ending", "story").Should().Be("story");
        Move("no ending", "story").Should().Be("story (2)");

        File.ReadAllText(Target("story.txt")).Should().Be("one");
        File.ReadAllText(Target("story (2).txt")).Should().Be("two");
    }

    [Fact]
    public void A_name_dropped_again_and_again_stays_cheap_and_loses_nothing()
    {
        var names = Enumerable.Range(0, 500).Select(i => Move($"{i}", "a.txt")).ToArray();

        names.Should().OnlyHaveUniqueItems();
        names.Select(name => File.ReadAllText(Target(name))).Should().Equal(Enumerable.Range(0, 500).Select(i => $"{i}"));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("ข")]
    [InlineData("💥")]
    [InlineData("a")]
    public void Names_of_255_bytes_fit_with_number_and_note(string character)
    {
        var longest = string.Concat(Enumerable.Repeat(character, 250 / Encoding.UTF8.GetByteCount(character))) + ".txt";

        for (var i = 0; i < 3; i++)
        {
            var source = Source($"{i}");
            var path = CollisionFreeMove.MoveWithNote(
                source,
                Path.Combine(_folder, "to"),
                "",
                longest,
                ReasonFile.Ending,
                "{}"u8.ToArray()
            );

            File.ReadAllText(path).Should().Be($"{i}");
            File.ReadAllText(path + ReasonFile.Ending).Should().Be("{}");
            path.Should().EndWith(i == 0 ? ".txt" : $" ({i + 1}).txt");
            Path.GetFileName(path).Should().NotContain("\uFFFD").And.StartWith(character);
        }
    }

    [Fact]
    public void A_name_whose_note_is_taken_is_taken()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "to"));
        File.WriteAllText(Target("a.txt.reason.json"), "somebody's");

        var path = CollisionFreeMove.MoveWithNote(Source("x"), Path.Combine(_folder, "to"), "", "a.txt", ".reason.json", "{}"u8.ToArray());

        Path.GetFileName(path).Should().Be("a (2).txt");
        File.ReadAllText(Target("a.txt.reason.json")).Should().Be("somebody's");
    }

    [Fact]
    public void Leaves_no_note_of_a_file_that_is_gone()
    {
        var move = () =>
            CollisionFreeMove.MoveWithNote(
                Path.Combine(_folder, "gone"),
                Path.Combine(_folder, "to"),
                "",
                "a.txt",
                ".reason.json",
                "{}"u8.ToArray()
            );

        move.Should().Throw<FileNotFoundException>();
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "to")).Should().BeEmpty();
    }

    [Fact]
    public void A_folder_whose_name_a_file_has_gets_a_number()
    {
        Move("a file", "news").Should().Be("news");

        CollisionFreeMove
            .Move(Source("x"), Path.Combine(_folder, "to"), "news/today", "a.txt")
            .Should()
            .EndWith(Path.Combine("news (2)", "today", "a.txt"));
    }

    [Fact]
    public void Moves_links_themselves_even_those_to_folders_and_to_nothing()
    {
        var target = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        File.CreateSymbolicLink(Path.Combine(_folder, "folder-link"), target);
        File.CreateSymbolicLink(Path.Combine(_folder, "dangling"), Path.Combine(_folder, "nowhere"));

        var first = CollisionFreeMove.Move(Path.Combine(_folder, "folder-link"), Path.Combine(_folder, "to"), "", "folder-link");
        var second = CollisionFreeMove.Move(Path.Combine(_folder, "dangling"), Path.Combine(_folder, "to"), "", "dangling");

        FileProbe.Look(first).Kind.Should().Be(FileKind.SymbolicLink);
        FileProbe.Look(second).Kind.Should().Be(FileKind.SymbolicLink);
        FileProbe.Look(Path.Combine(_folder, "folder-link")).Kind.Should().Be(FileKind.Missing);
    }

    [Fact]
    public async Task Many_at_once_each_get_a_name_of_their_own()
    {
        var moves = Enumerable
            .Range(0, 64)
            .Select(i =>
                Task.Run(() =>
                    CollisionFreeMove.MoveWithNote(
                        Source($"{i}"),
                        Path.Combine(_folder, "to"),
                        "",
                        "same.txt",
                        ".reason.json",
                        Encoding.UTF8.GetBytes($"{i}")
                    )
                )
            );

        var paths = await Task.WhenAll(moves);

        paths.Should().OnlyHaveUniqueItems();
        paths.Should().AllSatisfy(path => File.ReadAllText(path + ".reason.json").Should().Be(File.ReadAllText(path)));
    }

    private string Target(string name) => Path.Combine(_folder, "to", name);

    private string Move(string content, string name) =>
        Path.GetFileName(CollisionFreeMove.Move(Source(content), Path.Combine(_folder, "to"), "", name));

    private string Source(string content)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, content);
        return path;
    }
}
