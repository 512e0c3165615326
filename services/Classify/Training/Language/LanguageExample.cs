namespace Pipeline.Classify.Training.Language;

/// <param name="Language">Code.</param>
/// <param name="Fold">By sentence, so that a sentence and its translations are never on both sides; -1 for what is in every training
/// set.</param>
internal sealed record LanguageExample(string Language, int Fold, string Text);
