using Pipeline.Normalise.Furniture;

namespace Pipeline.Stages.Tests.Normalise.Furniture;

/// <summary>A pointer to another article goes alone: it announces nothing, so the story's last paragraph below it stays.</summary>
public sealed class PointerTests
{
    [Theory]
    [InlineData(
        "Read also: What the lock costs",
        "The lock keeper rang her bell at noon on Friday, and forty boats set out for the lake after three weeks of waiting above the town.",
        "The next gate will be looked at in the spring, when the water is low and the divers are back."
    )]
    [InlineData(
        "Lesen Sie auch: Was die Schleuse kostet",
        "Die Schleusenwärterin läutete am Freitag um zwölf, und vierzig Boote fuhren nach drei Wochen des Wartens auf den See hinaus.",
        "Das nächste Tor wird im Frühjahr geprüft, wenn das Wasser niedrig steht und die Taucher zurück sind."
    )]
    [InlineData(
        "Lire aussi : Le prix de l'écluse",
        "L'éclusière a sonné sa cloche vendredi à midi, et quarante bateaux sont partis vers le lac après trois semaines d'attente.",
        "La prochaine porte sera examinée au printemps, quand l'eau sera basse et que les plongeurs seront revenus."
    )]
    [InlineData(
        "Lea también: Lo que cuesta la esclusa",
        "La guardiana tocó la campana el viernes al mediodía y cuarenta barcos salieron hacia el lago tras tres semanas de espera.",
        "La próxima compuerta se revisará en primavera, cuando el agua esté baja y los buzos hayan vuelto."
    )]
    [InlineData(
        "MIRA: Así se abre la esclusa",
        "La guardiana tocó la campana el viernes al mediodía y cuarenta barcos salieron hacia el lago tras tres semanas de espera.",
        "La próxima compuerta se revisará en primavera, cuando el agua esté baja y los buzos hayan vuelto."
    )]
    [InlineData(
        "Leggi anche: Quanto costa la chiusa",
        "La custode ha suonato la campana venerdì a mezzogiorno e quaranta barche sono partite per il lago dopo tre settimane di attesa.",
        "La prossima paratoia sarà controllata in primavera, quando l'acqua sarà bassa e i sommozzatori saranno tornati."
    )]
    [InlineData(
        "Leia também: Quanto custa a eclusa",
        "A guardiã tocou o sino na sexta-feira ao meio-dia, e quarenta barcos partiram para o lago depois de três semanas de espera.",
        "A próxima comporta será examinada na primavera, quando a água estiver baixa e os mergulhadores tiverem voltado."
    )]
    [InlineData(
        "Czytaj także: Ile kosztuje śluza",
        "Śluzowa zadzwoniła w piątek w południe i czterdzieści łodzi ruszyło na jezioro po trzech tygodniach czekania nad miastem.",
        "Następne wrota zostaną sprawdzone wiosną, gdy woda opadnie i wrócą nurkowie."
    )]
    [InlineData(
        "İlgili haber: Kapağın fiyatı",
        "Kapak bekçisi cuma günü öğlen çanını çaldı ve kırk tekne üç hafta bekledikten sonra göle doğru yola çıktı.",
        "Bir sonraki kapak, su alçaldığında ve dalgıçlar döndüğünde ilkbaharda incelenecek."
    )]
    [InlineData(
        "Читайте также: Сколько стоит шлюз",
        "Смотрительница позвонила в колокол в пятницу в полдень, и сорок лодок вышли на озеро после трёх недель ожидания.",
        "Следующие ворота осмотрят весной, когда вода спадёт и вернутся водолазы."
    )]
    public void Goes_and_the_last_paragraph_stays(string pointer, string first, string last)
    {
        FurnitureRemover.Remove($"{first}\n\n{pointer}\n\n{last}").Text.Should().Be($"{first}\n\n{last}");
    }
}
