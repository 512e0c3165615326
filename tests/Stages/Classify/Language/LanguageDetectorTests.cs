using CsCheck;
using Pipeline.Classify.Language;

namespace Pipeline.Stages.Tests.Classify.Language;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The council voted late on Tuesday to close the old bridge until engineers have checked its cables.")]
    [InlineData("fr", "Le conseil municipal a décidé mardi soir de fermer le vieux pont jusqu'à ce que les câbles soient vérifiés.")]
    [InlineData("de", "Der Stadtrat beschloss am späten Dienstag, die alte Brücke zu sperren, bis die Seile geprüft sind.")]
    [InlineData("es", "El ayuntamiento decidió el martes cerrar el viejo puente hasta que los ingenieros revisen los cables.")]
    [InlineData("pt", "A câmara municipal decidiu na terça-feira fechar a velha ponte até que os engenheiros verifiquem os cabos.")]
    [InlineData("it", "Il consiglio comunale ha deciso martedì di chiudere il vecchio ponte finché i cavi non saranno controllati.")]
    [InlineData("ca", "L'ajuntament va decidir dimarts tancar el pont vell fins que els enginyers hagin revisat els cables.")]
    [InlineData("ro", "Consiliul local a hotărât marți să închidă podul vechi până când inginerii vor verifica toate cablurile.")]
    [InlineData("nl", "De gemeenteraad besloot dinsdagavond de oude brug te sluiten totdat ingenieurs de kabels hebben nagekeken.")]
    [InlineData("af", "Die stadsraad het Dinsdag besluit om die ou brug te sluit totdat ingenieurs die kabels nagegaan het.")]
    [InlineData("sv", "Kommunfullmäktige beslutade på tisdagen att stänga den gamla bron tills ingenjörerna har granskat kablarna.")]
    [InlineData("da", "Byrådet besluttede sent tirsdag at lukke den gamle bro, indtil ingeniørerne har undersøgt kablerne.")]
    [InlineData("no", "Bystyret vedtok sent tirsdag kveld å stenge den gamle broen til ingeniørene har undersøkt kablene skikkelig.")]
    [InlineData("no", "Kommunestyret vedtok tysdag å stengja den gamle brua til ingeniørane har sett korleis det står til med kablane.")]
    [InlineData("is", "Bæjarstjórnin ákvað seint á þriðjudag að loka gömlu brúnni þar til verkfræðingar hafa skoðað strengina.")]
    [InlineData("fi", "Kaupunginvaltuusto päätti tiistaina sulkea vanhan sillan, kunnes insinöörit ovat tarkastaneet kaapelit.")]
    [InlineData("et", "Linnavolikogu otsustas teisipäeval vana silla sulgeda, kuni insenerid on kaablid üle vaadanud.")]
    [InlineData("lv", "Pilsētas dome otrdien nolēma slēgt veco tiltu, līdz inženieri būs pārbaudījuši visas troses.")]
    [InlineData("lt", "Miesto taryba antradienį nusprendė uždaryti senąjį tiltą, kol inžinieriai patikrins visus lynus.")]
    [InlineData("pl", "Rada miasta postanowiła we wtorek zamknąć stary most, dopóki inżynierowie nie sprawdzą wszystkich lin.")]
    [InlineData("cs", "Zastupitelstvo v úterý rozhodlo uzavřít starý most, dokud inženýři nezkontrolují všechna lana.")]
    [InlineData("sk", "Mestské zastupiteľstvo sa v utorok rozhodlo uzavrieť starý most, kým inžinieri neskontrolujú všetky laná.")]
    [InlineData("sl", "Mestni svet se je v torek odločil, da bo stari most zaprt, dokler inženirji ne pregledajo vseh jeklenih vrvi.")]
    [InlineData("hr", "Gradsko vijeće odlučilo je u utorak zatvoriti stari most dok inženjeri ne provjere svu užad i nosače.")]
    [InlineData("sr", "Gradsko veće je u utorak odlučilo da zatvori stari most dok inženjeri ne provere sve delove konstrukcije.")]
    [InlineData("sr", "Градско веће је у уторак одлучило да затвори стари мост док инжењери не провере све делове конструкције.")]
    [InlineData("hu", "A városi közgyűlés kedden úgy döntött, hogy lezárja a régi hidat, amíg a mérnökök meg nem vizsgálják.")]
    [InlineData("sq", "Këshilli bashkiak vendosi të martën të mbyllë urën e vjetër derisa inxhinierët të kontrollojnë kabllot.")]
    [InlineData("tr", "Belediye meclisi salı günü, mühendisler halatları kontrol edene kadar eski köprüyü kapatma kararı aldı.")]
    [InlineData("az", "Şəhər şurası çərşənbə axşamı köhnə körpünü mühəndislər yoxlayana qədər bağlamaq qərarına gəldi.")]
    [InlineData("eu", "Udalak asteartean erabaki zuen zubi zaharra ixtea, ingeniariek kableak aztertu arte.")]
    [InlineData("cy", "Penderfynodd y cyngor ddydd Mawrth gau'r hen bont nes i'r peirianwyr archwilio'r ceblau i gyd.")]
    [InlineData("ga", "Shocraigh an chomhairle Dé Máirt an seandroichead a dhúnadh go dtí go mbeidh na cáblaí seiceáilte.")]
    [InlineData("id", "Dewan kota memutuskan pada hari Selasa untuk menutup jembatan lama karena kabelnya perlu diperiksa dulu.")]
    [InlineData(
        "ms",
        "Majlis bandar raya memutuskan pada Selasa untuk menutup jambatan lama kerana kabelnya perlu diperiksa dahulu, kata jurucakapnya."
    )]
    [InlineData("tl", "Nagpasya ang konseho ng lungsod noong Martes na isara ang lumang tulay hanggang masuri ang mga kable.")]
    [InlineData("vi", "Hội đồng thành phố hôm thứ Ba quyết định đóng cửa cây cầu cũ cho đến khi các kỹ sư kiểm tra dây cáp.")]
    [InlineData("sw", "Baraza la jiji liliamua Jumanne kufunga daraja la zamani hadi wahandisi wakague nyaya zake zote.")]
    [InlineData("so", "Golaha magaalada ayaa Talaadadii go'aansaday in la xiro buundada hore ilaa injineeradu ay hubiyaan.")]
    [InlineData("ru", "Городской совет решил во вторник закрыть старый мост, пока инженеры не проверят все тросы.")]
    [InlineData("uk", "Міська рада вирішила у вівторок закрити старий міст, доки інженери не перевірять усі троси.")]
    [InlineData("be", "Гарадскі савет вырашыў у аўторак закрыць стары мост, пакуль інжынеры не правераць усе тросы.")]
    [InlineData("bg", "Общинският съвет реши във вторник да затвори стария мост, докато инженерите проверят въжетата.")]
    [InlineData("mk", "Советот на градот одлучи во вторникот да го затвори стариот мост додека инженерите не ги проверат јажињата.")]
    [InlineData("kk", "Қалалық кеңес сейсенбіде инженерлер тексергенше ескі көпірді жабу туралы шешім қабылдады.")]
    [InlineData("mn", "Хотын зөвлөл мягмар гарагт хуучин гүүрийг инженерүүд шалгаж дуустал хаахаар шийдвэрлэжээ.")]
    [InlineData("el", "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα μέχρι να ελεγχθούν τα καλώδια.")]
    [InlineData("he", "מועצת העיר החליטה ביום שלישי לסגור את הגשר הישן עד שהמהנדסים יבדקו את הכבלים.")]
    [InlineData("ar", "قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر القديم حتى يفحص المهندسون الكابلات.")]
    [InlineData("fa", "شورای شهر روز سه‌شنبه تصمیم گرفت پل قدیمی را تا زمانی که مهندسان کابل‌ها را بررسی کنند ببندد.")]
    [InlineData("ur", "شہر کی کونسل نے منگل کو فیصلہ کیا کہ پرانا پل اس وقت تک بند رہے گا جب تک انجینئر اس کا معائنہ نہیں کر لیتے۔")]
    [InlineData("ps", "د ښار شورا د سې شنبې په ورځ پرېکړه وکړه چې زوړ پل به تر هغې بند وي چې انجنیران یې وګوري.")]
    [InlineData("ku", "ئەنجومەنی شار ڕۆژی سێشەممە بڕیاری دا پردە کۆنەکە دابخات تا ئەندازیاران کێبڵەکان دەپشکنن.")]
    [InlineData("hi", "नगर परिषद ने मंगलवार को फैसला किया कि इंजीनियरों की जांच होने तक पुराना पुल बंद रहेगा।")]
    [InlineData("mr", "अभियंत्यांची तपासणी होईपर्यंत जुना पूल बंद ठेवण्याचा निर्णय नगरपरिषदेने मंगळवारी घेतला आहे.")]
    [InlineData("ne", "इन्जिनियरहरूले जाँच नगरेसम्म पुरानो पुल बन्द गर्ने निर्णय नगर परिषद्ले मंगलबार गरेको छ।")]
    [InlineData("bn", "প্রকৌশলীরা তার পরীক্ষা না করা পর্যন্ত পুরোনো সেতু বন্ধ রাখার সিদ্ধান্ত নিয়েছে নগর পরিষদ।")]
    [InlineData("ta", "பொறியாளர்கள் சோதிக்கும் வரை பழைய பாலத்தை மூட நகர சபை செவ்வாய்க்கிழமை முடிவு செய்தது.")]
    [InlineData("th", "สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าจนกว่าวิศวกรจะตรวจสอบสายเคเบิลเสร็จ")]
    [InlineData("ja", "市議会は火曜日、技術者がケーブルを点検するまで古い橋を閉鎖することを決めた。")]
    [InlineData("zh", "市议会星期二决定关闭旧桥，直到工程师检查完所有缆索为止。")]
    [InlineData("zh", "市議會星期二決定關閉舊橋，直到工程師檢查完所有纜索為止。")]
    [InlineData("ko", "시의회는 화요일 기술자들이 케이블을 점검할 때까지 낡은 다리를 폐쇄하기로 결정했다.")]
    [InlineData("ka", "საკრებულომ სამშაბათს გადაწყვიტა ძველი ხიდის დახურვა, სანამ ინჟინრები შეამოწმებენ.")]
    [InlineData("hy", "Քաղաքային խորհուրդը երեքշաբթի որոշեց փակել հին կամուրջը։")]
    [InlineData("am", "የከተማው ምክር ቤት ማክሰኞ ዕለት አሮጌውን ድልድይ ለመዝጋት ወሰነ።")]
    public void Tells_the_language_of_a_sentence(string language, string text)
    {
        var guess = LanguageDetector.Detect(text);

        guess.Code.Should().Be(language);
        guess.Confidence.Should().BeGreaterThan(0.5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n\t ")]
    [InlineData("12,345.67 — 2026-11-22 (%)")]
    [InlineData("😀 🎉 ❤")]
    [InlineData("\uD800 \uDC00 \0\0")]
    public void Says_nothing_of_a_text_without_letters(string text)
    {
        LanguageDetector.Detect(text).Should().Be(LanguageGuess.None);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("A")]
    [InlineData("Microsoft 365")]
    [InlineData("Anna Hansen")]
    [InlineData("no")]
    public void Is_unsure_of_a_word_that_many_languages_have(string text)
    {
        LanguageDetector.Detect(text).Confidence.Should().BeLessThan(0.5);
    }

    [Fact]
    public void Is_unsure_of_a_text_in_two_languages()
    {
        const string Text =
            "The council voted late on Tuesday to close the old bridge until engineers have checked its cables and anchors. "
            + "Der Stadtrat beschloss am späten Dienstag, die alte Brücke zu sperren, bis die Seile und Anker geprüft sind.";

        LanguageDetector.Detect(Text).Confidence.Should().BeLessThan(0.5);
    }

    [Fact]
    public void Is_unsure_of_a_text_in_two_scripts()
    {
        const string Text =
            "The council voted on Tuesday to close the old bridge for now. Городской совет решил во вторник закрыть старый мост.";

        LanguageDetector.Detect(Text).Confidence.Should().BeLessThan(0.5);
    }

    [Fact]
    public void Keeps_sure_of_an_article_that_quotes_a_foreign_phrase()
    {
        const string Text =
            "The harbour town has kept its proverb for three hundred years, and every child who grows up there learns it before the "
            + "alphabet: \"Wer rastet, der rostet.\" Visitors find it painted over the door of the town hall, carved into the benches "
            + "of the church and printed on the paper bags of the bakery, whose owner says that nobody has ever asked what it means.";

        LanguageDetector.Detect(Text).Should().Match<LanguageGuess>(g => g.Code == "en" && g.Confidence > 0.9);
    }

    [Theory]
    [InlineData("da")]
    [InlineData("no")]
    public void Lets_the_declared_language_decide_where_the_text_cannot(string declared)
    {
        LanguageDetector.Detect("Han kommer fra byen", declared).Code.Should().Be(declared);
    }

    [Fact]
    public void Overrules_a_wrong_declaration()
    {
        LanguageDetector.Detect("Der Stadtrat beschloss am späten Dienstag, die alte Brücke zu sperren.", "en-US").Code.Should().Be("de");
    }

    [Fact]
    public void Reads_no_language_from_addresses()
    {
        LanguageDetector
            .Detect("Rada miasta zamknie stary most: https://www.example.com/the-council-votes-to-close-the-old-bridge-until-checked")
            .Code.Should()
            .Be("pl");
    }

    [Fact]
    public void Knows_letters_whose_marks_stand_apart()
    {
        const string Decomposed =
            "Ho\u0323\u0302i đo\u0302\u0300ng tha\u0300nh pho\u0302\u0301 quye\u0302\u0301t đi\u0323nh đo\u0301ng cu\u031b\u0309a ca\u0302y ca\u0302\u0300u cu\u0303 cho đe\u0302\u0301n khi ca\u0301c ky\u0303 su\u031b kie\u0302\u0309m tra.";

        LanguageDetector.Detect(Decomposed).Code.Should().Be("vi");
    }

    [Fact]
    public void Finds_the_words_behind_a_long_preamble()
    {
        var text =
            new string('-', 20_000) + "\n" + string.Join(' ', Enumerable.Repeat("Der Rat schließt die alte Brücke bis zum Herbst.", 200));

        LanguageDetector.Detect(text).Code.Should().Be("de");
    }

    [Theory]
    [InlineData('a')]
    [InlineData('漢')]
    [InlineData('ا')]
    [InlineData('\u0301')]
    [InlineData('\uD83D')]
    [InlineData('.')]
    public void Bears_twelve_mebibytes_on_one_line(char unit)
    {
        var guess = LanguageDetector.Detect(new string(unit, 12 << 20));

        guess.Confidence.Should().BeInRange(0, 1);
    }

    [Fact]
    public void Is_never_out_of_range_whatever_comes()
    {
        Check.Sample(Gen.String[Gen.Char, 0, 4_000], text => LanguageDetector.Detect(text, "en").Confidence is >= 0 and <= 1);
    }

    [Fact]
    public void Reads_letters_whose_marks_stand_apart_as_if_they_were_together()
    {
        const string together = "Chuyến phà đầu tiên rời bến lúc sáu giờ sáng và chở theo hơn hai trăm hành khách.";
        const string apart =
            "Chuye\u0302\u0301n pha\u0300 đa\u0302\u0300u tie\u0302n ro\u031B\u0300i be\u0302\u0301n lu\u0301c sa\u0301u gio\u031B\u0300 sa\u0301ng va\u0300 cho\u031B\u0309 theo ho\u031Bn hai tra\u0306m ha\u0300nh kha\u0301ch.";
        LanguageDetector.Detect(apart, null).Should().Be(LanguageDetector.Detect(together, null));
    }
}
