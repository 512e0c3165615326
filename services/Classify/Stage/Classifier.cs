using Pipeline.Classify.Entities;
using Pipeline.Classify.Keywords;
using Pipeline.Classify.Language;
using Pipeline.Classify.Sentences;
using Pipeline.Classify.Summary;
using Pipeline.Classify.Topics;
using Pipeline.Contracts;

namespace Pipeline.Classify;

/// <summary>Tells what an article is about: topics, language, keywords, names, summary. Offline and deterministic.</summary>
public static class Classifier
{
    /// <summary>Stands in the table of stages. Changes whenever the same input would give another output, a new model included.</summary>
    public static string Version => StageTable.Product[Stage.Classify].Version;

    public static ClassifyResult Run(NormalisedArticle article, ClassifySettings settings)
    {
        var (title, text) = (article.Title, article.Text);
        var language = LanguageDetector.Detect(title is null ? text : $"{title}\n\n{text}", article.DeclaredLanguage);
        var topics =
            language.Code is { } code && TopicClassifier.Languages.Contains(code)
                ? TopicClassifier.Over(TopicClassifier.Classify(title, text), settings.TopicThreshold)
                : [];
        var entities =
            language.Code is { } spoken && EntityRecogniser.Languages.Contains(spoken) ? EntityRecogniser.Recognise(title, text) : [];
        var figures = ReadingStatistics.Of(text);
        return new ClassifyResult.Accepted(
            new ClassifiedArticle
            {
                Id = article.Id,
                Topics = topics,
                NoTopicReason = topics.Count > 0 ? null : NoTopic(language),
                Language = language.Code,
                LanguageConfidence = language.Confidence,
                Keywords = KeywordExtractor.Extract(title, text, language.Code, entities.Select(entity => entity.Text).ToArray()),
                Entities = entities,
                Summary = Summariser.Summarise(title, text, language.Code),
                WordCount = figures.Words,
                ReadingMinutes = figures.ReadingMinutes,
            }
        );
    }

    private static string NoTopic(LanguageGuess language) =>
        language.Code switch
        {
            null => "The text is too short to tell its language, and topics are told by language.",
            { } code when !TopicClassifier.Languages.Contains(code) =>
                $"The topic model knows {string.Join(", ", TopicClassifier.Languages)}, and this text is in {code}.",
            _ => "No subject is likely enough.",
        };
}
