using Pipeline.Classify.Training;
using Pipeline.Classify.Training.Entities;
using Pipeline.Classify.Training.Language;
using Pipeline.Classify.Training.Topics;

var options = TrainingOptions.Parse(args.Skip(1));
return args.FirstOrDefault() switch
{
    "entities" => EntityTraining.Run(options),
    "topics" => TopicTraining.Run(options),
    "language" => LanguageTraining.Run(options),
    _ => TrainingOptions.Usage(),
};
