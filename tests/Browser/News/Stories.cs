namespace Pipeline.Browser.Tests.News;

/// <summary>Invented reports of a year.</summary>
internal static class Stories
{
    public static readonly (string Title, string[] Paragraphs)[] All =
    [
        (
            "Rebels Shell Airfield Near Kastra as Truce Talks Falter",
            [
                "Rebel artillery hit the airfield near Kastra on Monday, the defence ministry of Valdoria said, hours before truce talks were to go on in Port Miran.",
                "Two soldiers were killed and a fuel store burned until evening. General Ilya Maren, who commands the rebels, called it an answer to air strikes on Sunday.",
                "The United Nations asked both armies to keep the road to Kastra open for convoys with food.",
            ]
        ),
        (
            "Central Bank of Valdoria Cuts Rates for the First Time in Four Years",
            [
                "The Central Bank of Valdoria lowered its key interest rate by a quarter point on Thursday, the first cut in four years, and said inflation was where it should be.",
                "Shares rose and the crown fell a little. Banks said they would pass the cut on to home loans within the month.",
                "Governor Helena Storm told reporters that a second cut was possible before summer if wages grew no faster.",
            ]
        ),
        (
            "Late Winner Takes Grenmark Rovers to the Top of the League",
            [
                "A header in the last minute gave Grenmark Rovers a 2-1 win over Port Miran United on Saturday and took them to the top of the league for the first time since 2009.",
                "Striker Sami Okoro scored both goals before a crowd of 31,000. Coach Lena Vik said her players had believed in it to the whistle.",
                "The Rovers meet Valdoria City on Wednesday in the semi-final of the cup.",
            ]
        ),
        (
            "New Vaccine Halves Cases of River Fever in Trial",
            [
                "A new vaccine against river fever cut the number of cases by half in a trial with 6,000 patients, doctors at Ostervik Hospital said on Tuesday.",
                "Side effects were mild. The hospital hopes that the health ministry will allow the vaccine before the rains come.",
                "Professor Amara Diallo, who led the trial, said children would be next.",
            ]
        ),
        (
            "Storm Cuts Power to Twelve Villages on the North Coast",
            [
                "A storm with gusts of 140 kilometres an hour cut the power to twelve villages on the north coast on Friday night, and rain flooded the road to Hellvik.",
                "Crews restored most lines by noon. The weather service expects a second storm on Sunday, with heavy snow above 400 metres.",
                "Ferries stay in port until Monday, the harbour office said.",
            ]
        ),
        (
            "Court Sends Former Minister to Prison in Ferry Case",
            [
                "A court in Port Miran sentenced the former transport minister Anton Reyes to four years in prison on Wednesday for taking bribes over a ferry contract.",
                "The judge said the evidence left no doubt: payments to three accounts, and letters in the minister's own hand.",
                "His lawyers will appeal. Prosecutors had asked for six years.",
            ]
        ),
        (
            "Teachers Strike Closes Two Hundred Schools in Grenmark",
            [
                "Teachers walked out for a day in Grenmark on Thursday, and two hundred schools stayed closed, after talks over pay broke down.",
                "The union says that classes have grown by a fifth in ten years. The city offers three per cent; teachers want seven.",
                "Talks resume on Monday with a mediator, Judge Ruth Adeyemi.",
            ]
        ),
        (
            "Voters in Hellvik Reject Plan for Wind Park",
            [
                "Voters in Hellvik rejected a plan for thirty wind turbines off the coast in a referendum on Sunday: 54 per cent were against it.",
                "Turnout was the highest of any vote since the election of 2016. Mayor Tove Marken said the council would keep to the result.",
                "The energy company Fjellkraft had promised 80 jobs and cheaper electricity.",
            ]
        ),
        (
            "Archaeologists Find Roman Harbour Under Car Park",
            [
                "Archaeologists have found the quay of a Roman harbour under a car park in Port Miran, with two boats that still held their cargo of oil jars.",
                "The museum calls it the find of the century. The timber was kept by wet clay, said its director, Marta Lindqvist.",
                "The boats go on show in two years; until then they lie in sugar water.",
            ]
        ),
        (
            "Airline Orders Forty Electric Planes for Short Routes",
            [
                "Valdoria Air has ordered forty small electric planes for its short routes, the airline said on Monday, in the largest contract of its kind.",
                "The planes carry nineteen passengers 300 kilometres. The first is to fly between Grenmark and Ostervik in 2027.",
                "The maker, Nordvind, is paid as the planes arrive. Its shares rose nine per cent.",
            ]
        ),
        (
            "Wildfire Drives a Thousand From Homes Near Kastra",
            [
                "A wildfire drove a thousand people from their homes in the hills near Kastra on Saturday, and smoke closed the motorway for nine hours.",
                "Planes from Valdoria and two neighbours dropped water until dark. Fire chief Jonas Abel said wind was the enemy and not heat.",
                "No one was hurt. Eleven houses burned.",
            ]
        ),
        (
            "Composer of Ostervik Opera Dies at 91",
            [
                "Ingrid Solberg, who wrote the opera that the Ostervik festival opens with every summer, died on Tuesday at the age of 91.",
                "Her music was sung in thirty countries. The festival will play her last work, a mass for children, in August.",
                "She taught at the academy in Grenmark until she was eighty.",
            ]
        ),
        (
            "Scientists Record Whales Singing in Fjord for the First Time",
            [
                "Scientists have recorded humpback whales singing in a fjord near Hellvik, the first time that anyone heard it so far north.",
                "The song lasts eighteen minutes. Biologist Per Lindgaard of Ostervik University thinks the animals wait there for herring.",
                "Boats are asked to keep to six knots.",
            ]
        ),
        (
            "Unemployment Falls to Lowest in a Decade as Shipyards Hire",
            [
                "Unemployment in Valdoria fell to 4.1 per cent in August, the lowest in ten years, the labour office said, as shipyards hired welders and fitters.",
                "Wages rose by five per cent over the year. Economists at the Central Bank of Valdoria had expected three.",
                "Port Miran alone has nine hundred open posts.",
            ]
        ),
        (
            "Peace Accord Signed in Port Miran After Eleven Months of War",
            [
                "The government of Valdoria and the northern rebels signed a peace accord in Port Miran on Friday, eleven months after the first shells fell on Kastra.",
                "General Ilya Maren and Defence Minister Adela Strand shook hands before cameras of thirty nations. United Nations troops watch the ceasefire.",
                "Prisoners of both sides go home within ten days.",
            ]
        ),
    ];
}
