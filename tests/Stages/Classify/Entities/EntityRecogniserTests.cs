using Pipeline.Classify.Entities;
using Pipeline.Contracts;

namespace Pipeline.Stages.Tests.Classify.Entities;

public sealed class EntityRecogniserTests
{
    [Fact]
    public void Names_people_organisations_and_places()
    {
        var entities = Recognise(
            """
            Police in Nairobi arrested three men on Monday after an explosion at a market in Mombasa, officials said.
            Interior Minister Kithure Kindiki said the suspects had links to al-Shabaab. Amnesty International called for a fair trial.
            """
        );

        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Nairobi",
                    Type = "place",
                    Count = 1,
                }
            );
        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Mombasa",
                    Type = "place",
                    Count = 1,
                }
            );
        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Kithure Kindiki",
                    Type = "person",
                    Count = 1,
                }
            );
        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Amnesty International",
                    Type = "organisation",
                    Count = 1,
                }
            );
        entities.Select(e => e.Text).Should().NotContain(["Police", "Monday", "Interior Minister"]);
    }

    [Fact]
    public void Merges_a_surname_a_title_and_a_possessive_into_the_full_name()
    {
        var entities = Recognise(
            """
            President Emmanuel Macron arrived in Dakar on Tuesday. Macron’s visit is the first in three years.
            Mr Macron will meet students, and President Macron is expected to speak in the evening.
            """
        );

        entities[0].Should().BeEquivalentTo(new Entity("Emmanuel Macron", "person", 4, ["Emmanuel Macron", "Macron"]));
    }

    [Fact]
    public void Merges_an_acronym_that_the_text_explains()
    {
        var entities = Recognise(
            """
            The Food and Agriculture Organization (FAO) warned of locusts on Friday.
            The FAO said that swarms had reached Kenya, and FAO staff were sent to Turkana.
            """
        );

        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Food and Agriculture Organization",
                    Type = "organisation",
                    Count = 4,
                    Forms = new[] { "Food and Agriculture Organization", "FAO" },
                }
            );
    }

    [Fact]
    public void Merges_a_country_and_its_initials_with_and_without_dots()
    {
        var entities = Recognise(
            "Talks between the United States and Iran ended. The US wants more time, and a U.S. official said so in Vienna."
        );

        entities[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Text = "United States",
                    Type = "place",
                    Count = 3,
                }
            );
        entities[0].Forms.Should().BeEquivalentTo(["United States", "US", "U.S."]);
    }

    [Fact]
    public void Merges_an_arabic_surname_with_and_without_its_article()
    {
        var entities = Recognise("Abdullah al-Badri spoke to reporters in Tripoli. Later Badri left for Cairo, al-Badri's office said.");

        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Abdullah al-Badri",
                    Type = "person",
                    Count = 3,
                }
            );
    }

    [Fact]
    public void Leaves_titles_and_letters_after_the_name_out()
    {
        var entities = Recognise("Baroness Ruth Davidson and Dr. Samuel Adeyemi MP met Prime Minister Robinah Nabbanja in Kampala.");

        entities
            .Where(e => e.Type == "person")
            .Select(e => e.Text)
            .Should()
            .BeEquivalentTo("Ruth Davidson", "Samuel Adeyemi", "Robinah Nabbanja");
    }

    [Fact]
    public void Finds_a_surname_that_is_an_ordinary_word()
    {
        var entities = Recognise("Theresa May spoke to MPs in London. When May sat down, Gordon Brown rose, and Brown disagreed.");

        entities.Should().ContainEquivalentOf(new { Text = "Theresa May", Count = 2 });
        entities.Should().ContainEquivalentOf(new { Text = "Gordon Brown", Count = 2 });
    }

    [Fact]
    public void Takes_what_has_an_honorific_for_a_person()
    {
        var entities = Recognise("Mr Lagos and Ms Reading spoke first. Ms Reading praised the plan.");

        entities
            .Should()
            .BeEquivalentTo([
                new
                {
                    Text = "Reading",
                    Type = "person",
                    Count = 2,
                },
                new
                {
                    Text = "Lagos",
                    Type = "person",
                    Count = 1,
                },
            ]);
    }

    [Fact]
    public void Merges_the_short_name_of_an_organisation()
    {
        var entities = Recognise(
            "Analysts at the Bank of Ghana and at Acme Holdings Ltd met in Accra. The Bank said it would act. Acme Holdings declined to comment."
        );

        entities.Should().ContainEquivalentOf(new { Text = "Acme Holdings Ltd", Count = 2 });
        entities.Should().ContainSingle(e => e.Text == "Bank of Ghana");
        entities.Should().NotContain(e => e.Text == "Bank");
    }

    [Fact]
    public void Keeps_two_people_of_one_first_name_apart()
    {
        var entities = Recognise("John Mahama met John Kerry in Accra. Mahama thanked Kerry, and Kerry left for London.");

        entities.Should().ContainEquivalentOf(new { Text = "John Kerry", Count = 3 });
        entities.Should().ContainEquivalentOf(new { Text = "John Mahama", Count = 2 });
    }

    [Fact]
    public void Takes_no_sentence_start_for_a_name()
    {
        var entities = Recognise(
            "Heavy rain fell. Fighting went on. Earlier there was calm. Meanwhile prices rose. Insurgents fled. Should they return, it could begin again."
        );

        entities.Should().BeEmpty();
    }

    [Fact]
    public void Finds_a_name_at_a_sentence_start()
    {
        var entities = Recognise("Uganda closed its border with Rwanda on Sunday. Kampala gave no reason. Museveni is to speak on Monday.");

        entities.Select(e => e.Text).Should().Contain(["Uganda", "Rwanda", "Kampala", "Museveni"]);
    }

    [Theory]
    [InlineData("Floods Force Thousands From Their Homes In Mozambique")]
    [InlineData("FLOODS FORCE THOUSANDS FROM THEIR HOMES IN MOZAMBIQUE")]
    public void Reads_a_headline_that_writes_all_words_with_capitals(string headline)
    {
        var entities = EntityRecogniser.Recognise(
            headline,
            "Thousands of people have left their homes in Mozambique after floods, the Red Cross said."
        );

        entities[0].Should().BeEquivalentTo(new { Type = "place", Count = 2 });
        entities[0].Forms.Should().Contain("Mozambique");
        entities
            .Should()
            .NotContain(e =>
                e.Text.Contains("homes", StringComparison.OrdinalIgnoreCase)
                || e.Text.Contains("Floods", StringComparison.OrdinalIgnoreCase)
            );
    }

    [Fact]
    public void Counts_a_headline_once_when_the_text_repeats_it()
    {
        var entities = EntityRecogniser.Recognise("Zambia wins", "Zambia wins\n\nThe team from Zambia won.");

        entities.Should().ContainEquivalentOf(new { Text = "Zambia", Count = 2 });
    }

    [Fact]
    public void Reads_names_in_quotations_and_lists()
    {
        var entities = Recognise(
            """
            "Nobody told us," said Amina Yusuf, a teacher in Kaduna. The winners are Peter Obi, Ngozi Okonjo-Iweala and Wole Soyinka.
            Flights to Lagos, Kano, Enugu and Port Harcourt were cancelled.
            """
        );

        entities
            .Where(e => e.Type == "person")
            .Select(e => e.Text)
            .Should()
            .BeEquivalentTo("Amina Yusuf", "Peter Obi", "Ngozi Okonjo-Iweala", "Wole Soyinka");
        entities
            .Where(e => e.Type == "place")
            .Select(e => e.Text)
            .Should()
            .BeEquivalentTo("Kaduna", "Lagos", "Kano", "Enugu", "Port Harcourt");
    }

    [Fact]
    public void Names_armed_groups_whole()
    {
        var entities = Recognise(
            "The offensive is led by Harakat Ansar al-Furqan, an armed group, along with the Libyan National Guard, officials in Sirte said."
        );

        entities
            .Where(e => e.Type == "organisation")
            .Select(e => e.Text)
            .Should()
            .BeEquivalentTo("Harakat Ansar al-Furqan", "Libyan National Guard");
    }

    [Fact]
    public void Parts_who_speaks_from_the_platform_that_it_is_said_on()
    {
        var names = Recognise(
                "The claim was made by the Coastal Operations Department on Telegram, hours after the ships had left the harbour of Kayes."
            )
            .Select(e => e.Text);

        names.Should().Contain("Coastal Operations Department").And.NotContain("Coastal Operations Department on Telegram");
    }

    [Fact]
    public void Leaves_peoples_and_languages_out()
    {
        var entities = Recognise("French and Turkish officials met Kurdish leaders. A Syrian refugee who speaks Arabic took part.");

        entities.Should().BeEmpty();
    }

    [Fact]
    public void Keeps_names_with_marks_as_they_are_written()
    {
        var entities = Recognise(
            "Turkish President Recep Tayyip Erdoğan met Vietnamese leader Nguyễn Phú Trọng in Ankara. Erdoğan’s office praised the talks."
        );

        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Recep Tayyip Erdoğan",
                    Type = "person",
                    Count = 2,
                }
            );
        entities
            .Should()
            .ContainEquivalentOf(
                new
                {
                    Text = "Nguyễn Phú Trọng",
                    Type = "person",
                    Count = 1,
                }
            );
    }

    [Fact]
    public void Puts_the_most_often_named_first()
    {
        var entities = Recognise("Ghana met Togo in Accra. Ghana won. Togo lost to Ghana. Benin watched.");

        entities.Select(e => e.Count).Should().BeInDescendingOrder();
        entities[0].Text.Should().Be("Ghana");
    }

    [Fact]
    public void Finds_nothing_in_nothing()
    {
        EntityRecogniser.Recognise(null, "").Should().BeEmpty();
        EntityRecogniser.Recognise("", " \n\t ").Should().BeEmpty();
    }

    private static IReadOnlyList<Entity> Recognise(string text) => EntityRecogniser.Recognise(null, text.ReplaceLineEndings(" "));
}
