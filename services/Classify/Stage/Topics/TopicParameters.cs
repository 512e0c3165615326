using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipeline.Classify.Topics;

/// <summary>The model's few numbers beside the table, as the trainer chose them.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TopicParameters
{
    /// <summary>Added to each class's score.</summary>
    public ClassScores Bias;

    /// <summary>What a window's scores are multiplied by before the softmax.</summary>
    public float WindowGain;

    /// <summary>How many known words and pairs a window has.</summary>
    public int WindowLength;

    /// <summary>How many windows the headline counts for.</summary>
    public float TitleWeight;

    /// <summary>How many times over a window of the lead counts.</summary>
    public float LeadWeight;

    /// <summary>How many known words and pairs the lead has.</summary>
    public int LeadFeatures;

    /// <summary>The power that the windows' mean answer is raised to where there are very many of them.</summary>
    public float Sharpness;

    /// <summary>The number of windows that has half of that power: a sentence is not as sure as an article.</summary>
    public float HalfEvidence;

    [InlineArray(TopicModel.Classes)]
    public struct ClassScores
    {
        private float _first;
    }
}
