namespace Pipeline.Stages.Tests.Normalise.Repair;

/// <summary>Clean sentences in many languages and scripts, written for these tests.</summary>
public static class CleanTexts
{
    public static readonly (string Language, string Text)[] All =
    [
        ("en", "The minister’s office said “no comment” – twice. It cost £40 (about €47), she added… and that’s that."),
        ("de", "Über den Dächern von Köln hörte man „fröhliche“ Grüße; die Straße war früh schon voller Gäste."),
        ("fr", "L’été dernier, à Genève, les élèves ont reçu un prix – « bravo ! » – pour leur œuvre sur la forêt."),
        ("es", "¿Qué pasó mañana en Málaga? Según el señor Núñez, la montaña cayó después de la función, ¡qué vergüenza!"),
        ("pt", "A educação não é só às crianças: são João e a mãe também lá vão, à noite, com emoção e atenção."),
        ("it", "La città è più bella così, perché la libertà di chi verrà è già qui; però la novità costerà."),
        ("pl", "Zażółć gęślą jaźń: w Łodzi każdy źródło światła śledził, choć książę Świętosław wciąż był zły."),
        ("cs", "Příliš žluťoučký kůň skákal přes řeku; Šárka říkala, že Čeněk už dávno odešel do Plzně na oběd."),
        ("hu", "Árvíztűrő tükörfúrógép nélkül nehéz volt a győri üzem élete, mondta Ödön, az őszülő főnök."),
        ("ro", "Într-o zi însorită, țăranii și orășenii au mers împreună la târg să vândă șapte gâște și două rațe."),
        ("tr", "İstanbul’da yaşayan çocuklar güneşli günlerde Ağrı’yı düşünüyor; şoför ışığı söndürdü, İzmir’e gitti."),
        ("vi", "Người dân Hà Nội thường uống cà phê sữa đá vào buổi sáng; trẻ em thì thích ăn bánh mì và phở bò ở phố cổ."),
        ("fi", "Hämeenlinnassa sää oli hyvä, mutta Äänekoskella satoi räntää ja Öljytie oli jäässä yöllä."),
        ("sv", "Å, vad skönt! Räksmörgåsen på Ölands brygga är världens bästa, säger Åke från Älmhult."),
        ("da", "Den ældre færge sejlede over Øresund, mens bådens kaptajn læste avisen på broen ved Ærø."),
        ("is", "Það er ævintýri að aka um Ísland þegar sólin sest við Þingvelli og áin rennur hægt."),
        ("lv", "Rīgā šodien līst, bet ļaudis ņem lietussargus un iet uz tirgu pēc ķiršiem un žāvētām zivīm."),
        ("lt", "Šiaulių žmonės džiaugėsi, kad ąžuolai vėl žaliuoja, o įžymūs svečiai ūkyje gėrė arbatą."),
        ("et", "Õhtul sõitis Jüri üle silla Pärnusse, kus öömaja oli täis ja šokolaad otsas."),
        ("el", "Η Αθήνα ξύπνησε νωρίς· οι άνθρωποι πήγαν στη δουλειά και τα παιδιά στο σχολείο, όπως κάθε μέρα."),
        ("ru", "Премьер-министр сообщил, что съезд «Единых сил» пройдёт в Москве; ёлка уже стоит на площади."),
        ("uk", "Їжак живе під ґанком у Києві, а його сусіди – в Рівному; щодня вони їдять яблука й п’ють воду."),
        ("bg", "Щастливият ездач яде въглен и пее за своята баба в Пловдив, докато снегът бавно се топи."),
        ("sr", "Љубазни фењерџија чађавог лица хоће да ми покаже штос, а ђаци Његошеве школе се смеју."),
        ("he", "ראש העיר אמר כי הכביש החדש ייפתח בשבוע הבא, והתושבים שמחו מאוד על הבשורה הטובה."),
        ("ar", "قال الوزير إن المشروع الجديد سيبدأ الأسبوع المقبل، وأضاف أن المدينة تحتاج إلى طرق أفضل."),
        ("fa", "وزیر گفت که پروژهٔ جدید هفتهٔ آینده آغاز می‌شود و شهر به راه‌های بهتری نیاز دارد؛ پس چه؟"),
        ("hi", "मंत्री ने कहा कि नई सड़क अगले सप्ताह खुलेगी और शहर के लोग बहुत खुश हैं।"),
        ("th", "นายกรัฐมนตรีกล่าวว่า ถนนสายใหม่จะเปิดในสัปดาห์หน้า และชาวเมืองต่างดีใจโดยทั่วกัน"),
        ("ka", "მინისტრმა თქვა, რომ ახალი გზა მომავალ კვირას გაიხსნება და ქალაქი გაიხარებს."),
        ("hy", "Նախարարն ասաց, որ նոր ճանապարհը կբացվի հաջորդ շաբաթ, և քաղաքը կուրախանա։"),
        ("zh", "部长表示，新道路将于下周开放，市民们都很高兴。他还说：“这只是开始。”"),
        ("ja", "大臣は、新しい道路が来週開通すると述べた。市民は「とてもうれしい」と話している。"),
        ("ko", "장관은 새 도로가 다음 주에 열릴 것이라고 말했고, 시민들은 매우 기뻐했다."),
        ("emoji", "Well done 🎉👏 – see you tomorrow 😀! The team ❤️ you, and we ☕ at 5 → don’t be late 👩‍🚀."),
        ("maths", "For all x ∈ ℝ with x ≥ 0 and y ≤ ½, we have √x ± 3 ≠ ∞ and α + β → 90° × 2, ± 5 µm."),
    ];
}
