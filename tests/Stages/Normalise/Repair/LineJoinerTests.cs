using Pipeline.Contracts;
using Pipeline.Normalise.Repair;

namespace Pipeline.Stages.Tests.Normalise.Repair;

public sealed class LineJoinerTests
{
    private const string Wrapped = """
        A New Bridge

        The town council decided on Monday evening to build a new bridge over
        the river, after a debate that went on for almost four hours and that
        nobody in the hall will forget soon. The old bridge has been closed
        since the flood of last spring.

        Work begins in May. Until then a ferry will take people to the other
        side, free of charge:

        - every ten minutes in the morning and in the evening, when most of
        - every hour at night

        -- 
        The press office of the town, which is open on weekdays only from ten
        to noon
        """;

    [Fact]
    public void Joins_lines_that_a_program_broke()
    {
        var joined = LineJoiner.Join(Wrapped);

        joined
            .Text.Should()
            .Contain(
                "\n\nThe town council decided on Monday evening to build a new bridge over the river, after a debate that went on for almost four hours and that nobody in the hall will forget soon. The old bridge has been closed since the flood of last spring.\n\n"
            );
        joined.Text.Should().Contain("people to the other side, free of charge:\n\n- every ten");
        joined.Text.Should().Contain("most of\n- every hour");
        joined.Text.Should().EndWith("only from ten\nto noon");
        joined.Repairs.Should().Equal(new RepairNote("hard-wrap", null, 4));
    }

    [Theory]
    [InlineData(
        """
            The sun went down behind the hill,
            The river lay both dark and still,
            And all along the winding road
            The carter sang beside his load,
            A song as old as any stone
            That lies beneath the moon alone.
            """
    )]
    [InlineData("Bread\nMilk\nEggs\nFlour\nButter\nSugar\nTea")]
    [InlineData(
        "First paragraph, which is rather long and goes on past any width that a program would wrap at, to be sure of it.\nSecond paragraph, which is as long as the first one and has no reason at all to be joined to what is before it.\nThird."
    )]
    [InlineData("One line")]
    [InlineData("")]
    public void Keeps_breaks_that_are_meant(string text) => LineJoiner.Join(text).Text.Should().BeSameAs(text);

    [Fact]
    public void Joining_twice_is_joining_once()
    {
        var once = LineJoiner.Join(Wrapped).Text;

        LineJoiner.Join(once).Text.Should().Be(once);
    }
}
