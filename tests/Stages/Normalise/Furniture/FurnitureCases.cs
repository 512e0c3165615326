namespace Pipeline.Stages.Tests.Normalise.Furniture;

/// <summary>Articles of our own writing with the furniture that copying pages leaves.</summary>
public static class FurnitureCases
{
    public static TheoryData<FurnitureCase> All => [.. Cases];

    internal static readonly FurnitureCase[] Cases =
    [
        new(
            "blog theme's teaser and comment form",
            """
            # Ferry Crews Return to Work After Night of Talks

            + Ferry crews in the northern archipelago went back to work on Thursday after their union and the shipping company agreed on a new roster during a night of talks. The first boat left at six in the morning with half of its seats empty.

            + The strike had kept some four thousand islanders from reaching the mainland for nine days. Schools taught by video, and the only supermarket on the largest island limited flour to two bags a customer.

            + Under the agreement nobody has to work more than five nights in a row. Both sides will look at it again in the autumn, the mediator said.

            - Check Also

            - Storm Closes Bridge for Second Time This Month

            - The bridge authority said on Friday that gusts of more than a hundred kilometres an hour had …

            - Leave a Reply

            - Your email address will not be published. Required fields are marked *
            """
        ),
        new(
            "news site with menu, byline, share bar and related stories",
            """
            - Home
            - News
            - Sport
            - Weather
            - Culture
            # Town library lends out garden tools
            - By Martha Quill
            - Published 14 May 2023 at 09:12
            - 4 min read
            - Share on Facebook
            - Share on Twitter
            + Readers in Wexham can now borrow spades, hedge shears and a cement mixer along with their novels. The town library opened a shelf of garden tools on Monday, and by noon every lawn mower was out.
            + The idea came from a retired carpenter who had noticed that most sheds on his street held the same ladder. He gave his own tools to start with and talked a hardware shop into adding thirty more.
            - Advertisement
            + Borrowers pay nothing for two weeks and one pound for each day after that. A volunteer sharpens what comes back blunt, and the council has paid for insurance.
            + "It is a library," said the head librarian, Joan Petrie. "We lend what people need once a year and cannot keep at home."
            - Share this article
            - Related stories
            - Village pub bought by its regulars
            - Why your grandmother's roses did better
            - Ten repair cafés to visit this summer
            - Sign up to our daily newsletter
            - Get the latest local news straight to your inbox every morning.
            - © 2023 Wexham Courier. All rights reserved.
            - Privacy policy
            - Terms of use
            - Contact us
            """
        ),
        new(
            "article about comment forms that quotes one",
            """
            # The three words that ended the conversation

            + For twenty years nearly every weblog ended in the same way. Below the last paragraph stood a grey box, and above the box stood the words "Leave a Reply", which a programmer had typed in 2003 without giving them much thought.

            + "Your email address will not be published," the box went on, and most people believed it. Researchers who studied eleven thousand sites found that one visitor in ninety wrote something, and that half of what they wrote was spam.

            + Leave a reply, the form said, and people did: recipes got corrections, obituaries got memories, and a post about a broken dishwasher gathered advice for a decade. When publishers closed their comment sections, much of that went with them.

            + Some want it back. A small company in Utrecht sells a form that asks a question about the article before it lets a reader write, and says that two newspapers have signed up for a trial.
            """
        ),
        new(
            "teaser lines in the middle of a story",
            """
            # Vineyard fights frost with candles

            + Growers in the upper valley lit thousands of candles between their vines on Tuesday night as temperatures fell to four degrees below zero. Smoke hung over the villages until noon, and the fire brigade asked people to stop calling.

            - Read more: Late frost costs orchards half of their cherries

            + The buds had come out three weeks early after a warm March. At that stage one hour below minus two is enough to kill them, according to the regional wine institute, which will count the damage over the coming days.

            - ALSO READ: How one village saved its apricots

            + Candles cost about nine euros each and burn for eight hours, so that a night comes to more than two thousand euros a hectare. Most small growers cannot pay for a third night, their association said.
            """
        ),
        new(
            "comments of readers below the story",
            """
            # How we moved a piano up five floors

            + My neighbour sold her piano to a student on the fifth floor of a house without a lift, and four of us agreed to carry it up on a Sunday. It weighed two hundred and ten kilograms, which we learned afterwards.

            + The trick is to take off the lid, the pedals and the keyboard cover, and to wrap the corners in old blankets. We used two straps over the shoulders, rested on every landing, and never once let it lean outward.

            + It took three hours and cost us one banister, which the landlord was kind about. The piano is out of tune, but it plays.

            - 3 thoughts on “How we moved a piano up five floors”

            - Hannah
            - May 3, 2021 at 4:47 pm
            - We did the same with a wardrobe last year and I still feel it in my back when it rains. Next time I will pay somebody, whatever it costs.
            - Reply
            - Old Joe
            - May 4, 2021 at 8:02 am
            - You should have asked the fire brigade, they have a ladder with a platform and they like an excuse to try it on a quiet Sunday.
            - Reply
            - Post a Comment
            - Name *
            - Email *
            - Website
            """
        ),
        new(
            "agency story with dateline, picture credit and reporters' line",
            """
            # Central bank holds rates as prices cool

            - FILE PHOTO: The central bank's headquarters in Port Sorell, April 2, 2023. Anna Weld/Newswire

            + PORT SORELL (Newswire) - The central bank left its main interest rate at four and a quarter percent on Wednesday and said that prices were rising at their slowest pace in two years, which economists had expected.

            + Six of the nine members of the board voted to wait, while three wanted a cut of a quarter point now. The governor told reporters that the next step would depend on wages, which are still growing faster than before the pandemic.

            + The currency fell by half a percent against the dollar after the decision. Shares of builders rose, since cheaper loans would help them first.

            - Reporting by Carl Ames; additional reporting by Ruth Low; editing by Sam Beale
            """
        ),
        new(
            "interview",
            """
            # "I never wanted to run a circus"

            + Lena Marquardt took over her family's circus at twenty-three. She talks about elephants, tax offices and why she stopped selling popcorn.

            + You grew up in a caravan. When did you first live in a house?

            + At nineteen, when I went to college. I could not sleep because nothing moved.

            + What did you study?

            + Accounting. My father said somebody had to.

            + And then he fell ill.

            + In my second year. I came home for the weekend and stayed for eleven years. We had forty people on the payroll, two of them could read a balance sheet, and one of those was the clown.

            + Do you miss the elephants?

            + Every day. They went to a reserve in the south. I visit in winter.
            """
        ),
        new(
            "recipe with lists",
            """
            # Plum cake from a tin

            + This cake needs one bowl, no mixer and no skill. My aunt baked it every Friday in September, and it was gone by Saturday noon.

            + Ingredients:

            + 500 g plums, halved
            + 200 g flour
            + 120 g butter, soft
            + 100 g sugar
            + 3 eggs
            + 1 pinch of salt

            + Method:

            + 1. Heat the oven to 180 degrees and butter the tin.
            + 2. Beat butter, sugar and eggs until they are pale, then fold in the flour and the salt.
            + 3. Lay the plums on top with the skin down and bake for forty minutes.

            + Eat it warm with cream, or cold with nothing at all. It keeps for two days under a cloth.

            - Print
            - Pin it
            - 128 shares
            - You may also like
            - Apple strudel in half an hour
            - Tags: cake, plums, autumn
            """
        ),
        new(
            "poem",
            """
            # The Lighthouse Keeper's Shelf

            + Eleven books, a broken clock,
            + a jar of nails, a stone,
            + the tide that turns without a knock,
            + a chair that sits alone.

            + He winds the lamp, he trims the wick,
            + he writes the weather down,
            + and all the ships go past him quick
            + on their way to the town.
            """
        ),
        new(
            "list of tour dates below the story",
            """
            # Brass band sets out on first tour in a decade

            + The Harrow Colliery Band will play fourteen towns this summer, its first tour since the pit's last shift. Half of its members had not been born when the colliery closed, and the tuba is older than all of them.

            + Tickets go on sale on Friday. The band will play on these days:

            + June 9 -- Corn Exchange, Hallam
            + June 12 -- Town Hall, Berrow
            + June 16 -- St Olave's Church, Kirkby
            + June 20 -- Miners' Institute, Cwm Dulas
            + July 4 -- Bandstand, Whitsea
            """
        ),
        new(
            "German: menu, advertisement, related, comment form",
            """
            - Startseite
            - Politik
            - Wirtschaft
            - Sport
            - Kultur

            # Stadtrat stoppt Bau der neuen Brücke

            - Von Karla Ohm

            - 12. März 2024, 17:35 Uhr

            + Der Stadtrat von Niederau hat den Bau der neuen Elbbrücke vorerst gestoppt. Nach einer Sitzung, die bis weit nach Mitternacht dauerte, stimmten einundzwanzig der sechsunddreißig Mitglieder für eine Pause von sechs Monaten.

            - Anzeige

            + Grund sind die Kosten, die sich seit dem ersten Entwurf verdoppelt haben. Der Kämmerer warnte, dass die Stadt für den Bau Schulen und Bäder schließen müsste, und legte dafür eine Liste mit elf Gebäuden vor.

            + Die Anwohner sind gespalten. Während die einen seit Jahren auf die Entlastung ihrer Straße warten, fürchten die anderen um die Auwiesen, in denen seit dem Frühjahr wieder Störche brüten.

            - Lesen Sie auch: Warum die Fähre im Sommer nicht fährt

            - Das könnte Sie auch interessieren

            - Neue Buslinie verbindet die Dörfer

            - Freibad öffnet mit Verspätung

            - Schreibe einen Kommentar Antworten abbrechen

            - Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert

            - Impressum

            - Datenschutz
            """
        ),
        new(
            "French: share bar, newsletter, comments",
            """
            # Le dernier facteur à vélo prend sa retraite

            - Publié le 3 juin 2022 à 08h15

            - Partager sur Facebook

            + Pendant trente-huit ans, Lucien Barrat a distribué le courrier à vélo dans les rues en pente de Saint-Aubin. Vendredi, il a fait sa dernière tournée, suivi par une cinquantaine d'habitants qui avaient gonflé leurs pneus pour l'occasion.

            + Il dit avoir parcouru deux cent mille kilomètres, usé quatorze bicyclettes et reçu une seule morsure de chien. Sa remplaçante roulera dans une voiture électrique, parce que les colis ont pris la place des lettres.

            + La mairie veut garder son vélo jaune dans le hall, à côté du monument aux morts. Lui préférerait le prêter à ses petits-enfants.

            - Lire aussi : Ces métiers qui disparaissent de nos villages

            - Inscrivez-vous à notre newsletter

            - Recevez chaque matin l'essentiel de l'actualité dans votre boîte mail.

            - Laisser un commentaire

            - Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *

            - Tous droits réservés
            """
        ),
        new(
            "Spanish: related and cookies",
            """
            # Un pueblo de la sierra compra su propio cine

            - Redacción

            - 21 de octubre de 2023

            + Los vecinos de Valdehornos reunieron en tres meses el dinero que hacía falta para comprar el cine que había cerrado hace doce años. Cada familia puso lo que pudo, y los niños vendieron limonada en la plaza durante todo el verano.

            + La primera película se proyectará en diciembre, cuando lleguen las butacas que un teatro de la capital ha regalado. La entrada costará tres euros, y quien haya ayudado con las obras entrará gratis el primer año.

            + El alcalde reconoce que al principio no creía en el proyecto. Ahora quiere que en la misma sala se puedan dar clases de música y celebrar las bodas del invierno.

            - Te puede interesar

            - La escuela que se quedó sin alumnos y abrió un hotel

            - Compartir

            - Deja una respuesta Cancelar la respuesta

            - Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *

            - Utilizamos cookies para mejorar tu experiencia en nuestro sitio web.
            """
        ),
        new(
            "Italian: related in the middle, tags, rights",
            """
            # Il forno del paese riapre dopo la frana

            + Dopo quattordici mesi di attesa il forno di Castelrosso ha riacceso le luci alle quattro del mattino di lunedì. La frana aveva portato via il cortile e metà del magazzino, ma non il vecchio forno a legna che il nonno aveva costruito con le sue mani.

            - Leggi anche: La strada provinciale resta chiusa fino a giugno

            + I clienti erano in fila già prima dell'alba, e il pane è finito in meno di due ore. La famiglia ha pagato i lavori con un prestito e con una colletta a cui hanno partecipato anche gli emigrati in Argentina.

            + Restano da sistemare il muro di sostegno e la strada, per i quali la regione ha promesso i fondi entro l'anno. Il sindaco ha detto che controllerà ogni settimana.

            - Condividi su Facebook

            - Articoli correlati

            - Il ponte che nessuno vuole

            - Lascia un commento Annulla risposta

            - Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *

            - Riproduzione riservata
            """
        ),
        new(
            "Portuguese: reading time, newsletter, related",
            """
            # Professora transforma ônibus velho em biblioteca

            - Tempo de leitura: 3 minutos

            + Quando a escola de Barra Funda perdeu a sua biblioteca numa enchente, a professora Célia Nunes pediu ao prefeito um ônibus que já não andava. Com a ajuda dos pais, ela tirou os bancos, pintou o teto de azul e encheu as prateleiras de livros doados.

            + Hoje o ônibus fica parado em frente à praça, e as crianças podem entrar depois das aulas. São mais de três mil volumes, e os preferidos são os quadrinhos e um atlas de 1968 que ainda mostra países que não existem mais.

            + A professora quer agora consertar o motor para levar os livros aos sítios mais distantes. Um mecânico da cidade prometeu trabalhar de graça aos domingos.

            - Leia também

            - Enchente deixa cem famílias sem casa

            - Assine nossa newsletter

            - Deixe um comentário

            - O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *
            """
        ),
        new(
            "Dutch: share, related, cookies",
            """
            # Molenaar van tachtig leert zijn opvolger het vak

            + Elke zaterdag om zeven uur klimt Gerrit Bosma de trap van zijn molen op, zoals hij dat al sinds 1969 doet. Sinds dit voorjaar klimt er iemand achter hem aan: een studente werktuigbouw van eenentwintig die molenaar wil worden.

            + Het vak laat zich niet uit een boek leren, zegt Bosma, want elke molen luistert anders naar de wind. Daarom moet zij eerst een jaar lang alleen kijken, smeren en luisteren voordat ze zelf de vang mag lichten.

            + Op het platteland zijn nog maar veertig beroepsmolenaars over. De vereniging hoopt dat er dit jaar tien leerlingen bij komen, en heeft daarvoor een fonds opgericht.

            - Deel dit artikel

            - Lees ook

            - Waarom de sluis voorlopig dicht blijft

            - Geef een reactie

            - Het e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *
            """
        ),
        new(
            "Polish: related, comments, cookies",
            """
            # Tramwaj sprzed wojny wrócił na ulice

            + Po czterech latach pracy warsztat w zajezdni uruchomił tramwaj, który ostatni raz wyjechał na miasto w 1939 roku. Wagon przez dziesięciolecia stał w ogrodzie jako altana i nikt nie pamiętał, skąd się tam wziął.

            + Mechanicy odtworzyli drewniane ławki według jednej fotografii, a silniki znaleźli u kolekcjonera za granicą. Całość kosztowała mniej niż nowy autobus, bo większość prac wykonali po godzinach emeryci.

            + Tramwaj będzie jeździł w niedziele od maja do września. Bilet kosztuje tyle samo co w zwykłej linii, a konduktor kasuje go szczypcami.

            - Czytaj także: Nowa linia połączy dworzec z lotniskiem

            - Udostępnij

            - Dodaj komentarz Anuluj pisanie odpowiedzi

            - Twój adres e-mail nie zostanie opublikowany. Wymagane pola są oznaczone *

            - Wszelkie prawa zastrzeżone
            """
        ),
        new(
            "Russian: related, subscribe, comment form",
            """
            # В старом порту открыли музей маяков

            - 15 сентября 2023, 12:40

            + В бывшем складе старого порта открылся музей, который посвящён маякам всего побережья. Посетители могут подняться к настоящей линзе высотой в два метра и увидеть, как луч света проходит через сотни стеклянных призм.

            + Большую часть экспонатов собрал бывший смотритель, который проработал на островах тридцать лет. Он записывал погоду каждый день, и его журналы теперь изучают климатологи из трёх университетов.

            + Музей работает без выходных до конца октября, а зимой будет принимать только группы школьников. Вход для жителей города бесплатный.

            - Читайте также

            - Новый паром выйдет на линию весной

            - Подписывайтесь на наш телеграм-канал

            - Поделиться

            - Добавить комментарий Отменить ответ

            - Ваш адрес email не будет опубликован. Обязательные поля помечены *
            """
        ),
        new(
            "Turkish: related, follow, comment form",
            """
            # Köyün son nalbantı çırağını buldu

            - 7 Kasım 2022 - 10:20

            + Kırk yıldır atları nallayan Hasan usta, mesleğini öğretecek birini sonunda buldu. Köye geçen yıl yerleşen genç bir veteriner her sabah dükkâna geliyor ve akşama kadar ocağın başında çalışıyor.

            + Usta bir nalın soğumadan on iki vuruşta bitmesi gerektiğini söylüyor. Çırak ise şimdilik otuz vuruşta bitirebiliyor, ama ilk haftalara göre çok daha az demir harcadığını anlatıyor.

            + Belediye dükkânın yanındaki boş arsaya küçük bir ahır yapmayı planlıyor. Böylece çevre köylerden gelen atlar da burada bekleyebilecek.

            - İlginizi çekebilir

            - Yaylada göç başladı

            - Bizi takip edin

            - Bir yanıt yazın Yanıtı iptal et

            - E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir
            """
        ),
        new(
            "Arabic: related, share, comment form",
            """
            # مدرسة في القرية تزرع خبزها بنفسها

            - 12 مارس 2023

            + منذ ثلاث سنوات يزرع تلاميذ المدرسة الصغيرة في القرية القمح في حقل خلف الملعب، ويحصدونه في بداية الصيف قبل أن تبدأ العطلة. وتقول المديرة إن الفكرة بدأت بكيس واحد من البذور أهداه أحد الآباء إلى المدرسة.

            + ويطحن التلاميذ القمح في مطحنة قديمة أصلحها حداد القرية، ثم يخبزون منه مرة في الأسبوع أرغفة يأكلونها مع الزيت والزعتر. وما يزيد عن حاجتهم يباع في السوق لشراء الكتب.

            + وقد زارت المدرسة وفود من القرى المجاورة تريد أن تفعل الشيء نفسه، لكن المديرة تنصح الجميع بأن يبدأوا بحقل صغير وأن يصبروا على السنة الأولى.

            - اقرأ أيضا

            - عودة المياه إلى النبع القديم

            - شارك هذا المقال

            - اترك تعليقاً إلغاء الرد

            - لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *
            """
        ),
        new(
            "Chinese: related and copyright",
            """
            # 老码头上的灯塔博物馆开门迎客

            - 发布时间：2023年9月15日 12:40

            + 旧港口的一座仓库里新开了一家灯塔博物馆，收藏了整条海岸线上三十多座灯塔的故事。游客可以登上二楼，近距离观看一座两米高的透镜，看光线怎样穿过几百块玻璃棱镜射向远方。

            + 大部分展品来自一位退休的守塔人，他在海岛上工作了三十年，每天记录天气，从未间断。如今三所大学的气候学者正在研究他留下的日记，希望从中找到海水变暖的线索。

            + 博物馆十月底以前每天开放，冬天只接待学生团体。本市居民可以免费参观，外地游客的门票是二十元。

            - 相关阅读

            - 新渡轮明年春天投入运营

            - 版权所有 未经授权不得转载
            """
        ),
        new(
            "Thai: related and share",
            """
            # ชาวบ้านเปิดห้องสมุดในรถเมล์เก่า

            + เมื่อโรงเรียนประจำหมู่บ้านเสียห้องสมุดไปในน้ำท่วมใหญ่ ครูคนหนึ่งจึงขอรถเมล์เก่าที่วิ่งไม่ได้แล้วจากเทศบาล แล้วชวนผู้ปกครองมาช่วยกันถอดเก้าอี้ ทาสีเพดานเป็นสีฟ้า และวางหนังสือที่มีคนบริจาคจนเต็มทุกชั้น

            + วันนี้รถเมล์จอดอยู่หน้าตลาด เด็ก ๆ เข้ามาอ่านหนังสือได้หลังเลิกเรียนทุกวัน มีหนังสือมากกว่าสามพันเล่ม เล่มที่เด็กชอบที่สุดคือการ์ตูนและแผนที่โลกเก่าเล่มหนึ่งที่ยังมีประเทศซึ่งไม่มีอยู่แล้ว

            - ข่าวที่เกี่ยวข้อง

            - แชร์
            """
        ),
        new(
            "list of whole teasers between share bars",
            """
            # A letter to my younger self

            + You will worry about the wrong things, as everybody does at twenty. The exam you fear will be forgotten by summer, and the friend you take for granted will move to another country in the autumn.

            + Buy the good boots. Call your grandmother on Sundays, even when there is nothing to say, because she will remember the calls and so will you.

            + And when somebody offers to teach you to sail, do not say that you have no time.

            - You may also like

            - Kindness costs nothing, they say, but that is wrong: it costs attention, which is the most expensive thing we have. Spend it where it grows and not where it shines.

            - Whatsapp Facebook Pinterest

            - Every morning the baker opens his shop as if it were the first day, and every evening he closes it as if it were the last. There is a lesson in his flour for all of us.

            - Whatsapp Facebook Pinterest

            - The mountain does not care who climbs it, and the river does not ask who drinks. Be like both of them when you give, and like neither of them when you receive.

            - Whatsapp Facebook Pinterest
            """
        ),
        new(
            "last paragraph after a pointer to other stories",
            """
            # Salt works reopens as a museum

            + The salt works at Brinemouth boiled sea water for three hundred years before it closed in 1986. On Saturday its pans were lit again for the first visitors, who could scrape their own salt from the iron.

            + Volunteers spent eleven winters on the roof alone. They found the original plans behind a cupboard in the manager's office, together with a bottle of gin that nobody has dared to open.

            - Related articles

            - Fishing boats race for charity

            + The museum is open from April to October. Entry costs six pounds, and children who can spell sodium chloride get in for nothing, the curator said.
            """
        ),
        new(
            "single paragraph",
            """
            + The ferry to the outer islands will leave an hour earlier from Monday because of the low tide, the harbour office said.
            """
        ),
        new(
            "only a headline",
            """
            + Storm closes harbour bridge for second night
            """
        ),
        new(
            "text that ends with the author's contact and an app plea",
            """
            # Night trains are back, and so are the queues

            + The first sleeper to the coast in eleven years left on Friday evening with every berth taken, and the railway has already promised a second train for the summer. On the platform a choir sang, and someone had brought a cake in the shape of a locomotive.

            + A berth costs between forty and ninety euros and comes with a towel, a bottle of water and a breakfast roll that has not changed since the nineties. There is no dining car, but passengers passed cheese and wine from one compartment to the next.

            + At half past six the sea came into view, and people stood in the corridor in their socks and said nothing.

            - Follow us on Instagram and Facebook for more travel stories
            - Download our app
            - Filed under: trains, travel
            - 12 Comments
            - View Comments
            """
        ),
        new(
            "second copy of the headline and a picture credit",
            """
            - Skip to content
            # Beavers move back into the city park
            - Beavers move back into the city park
            - By Tilda Marsh | 2 February 2024
            - Photo: Jonas Feld/City Archive
            + Three beavers have built a lodge in the pond behind the opera house, two hundred years after the last of their kind was shot on the river. Joggers noticed the felled birches first and blamed teenagers.
            + The parks office has wrapped the oldest trees in wire and will leave the animals alone otherwise. An ecologist expects the pond to become deeper and clearer, and the ducks seem pleased already.
            + On Sundays a warden with a telescope now answers questions from the footbridge. The most common one, she says, is whether beavers can be taught to leave the willows alone.
            """
        ),
        new(
            "story in dialogue with short lines",
            """
            # The last bus

            + "Is this the last one?" she asked.

            + "It was," said the driver. "Ten minutes ago."

            + "But you are here."

            + "I am here because the engine is not."

            + She sat down on the step and looked at the rain. After a while he offered her half of his sandwich, and they waited together for somebody who knew about engines.

            + Nobody came.
            """
        ),
        new(
            "minutes of a council with short numbered items",
            """
            # Parish council, meeting of 4 March

            + Present: Mr Alder, Mrs Birch, Ms Cole, Dr Dane

            + 1. The minutes of the last meeting were approved.
            + 2. The bus shelter will be painted green.
            + 3. The clerk will write to the county about the potholes in Mill Lane, which have now been reported four times without an answer.
            + 4. Allotments: two plots are free, and six people are on the list.

            + Next meeting: 8 April
            """
        ),
    ];
}
