using Pipeline.Normalise.Training;
using Pipeline.Normalise.Training.Pages;

// Each of the stage's models has its trainer here; each prints its figures by cross-validation, no site in two parts.
switch (args)
{
    case ["furniture", var docs, var lines, var pages, var output]:
        return FurnitureTraining.Run(docs, lines, pages, output, predictions: null);
    case ["furniture", var docs, var lines, var pages, var output, var predictions]:
        return FurnitureTraining.Run(docs, lines, pages, output, predictions);
    case ["pages", var pages, var output]:
        return PagesProgram.Run(pages, output);
    case ["authors", _, _, _, ..]:
        return AuthorTraining.Run(args[1..]);
    case ["titles", _, _, _, ..]:
        return TitleTraining.Run(args[1..]);
    case ["dates", _, _, _, ..]:
        return DateTraining.Run(args[1..]);
    case ["letters", var folder, var output]:
        return LetterTraining.Run(folder, output);
    default:
        Console.Error.WriteLine(
            "usage: furniture DOCS.jsonl[.gz] LINES.jsonl[.gz] PAGES MODEL.txt [CROSS_VALIDATED.jsonl] | pages WCXB_FOLDER OUT | letters LINGUA_MODELS OUT | authors PAGES TRUTH OUT | titles PAGES TRUTH OUT | dates PAGES TRUTH OUT"
        );
        return 2;
}
