using Candor.Core;

namespace Candor.Practise;

/// <summary>How the measures are called where they are switched off and on.</summary>
internal static class AspectNames
{
    public static (string Name, string About) Of(Aspect aspect) =>
        aspect switch
        {
            Aspect.Length => ("Length", "How long the answer takes, against what is usual for its question."),
            Aspect.Thinking => ("Thinking time", "From the question to your first word."),
            Aspect.Pace => ("Pace", "Words a minute, or syllables a second where there is no transcript with times."),
            Aspect.Pauses => ("Pauses", "How many, how long, and how much of the time is talk."),
            Aspect.Fillers => ("Fillers", "“um”, and “like” or “you know” where they mean nothing."),
            Aspect.Restarts => ("Restarts and repeats", "Words said twice in a row, sentences begun again."),
            Aspect.Hedges => ("Hedges", "“maybe”, “kind of”, “I think”."),
            Aspect.We => ("“We” without “I”", "Whether your own part is told."),
            Aspect.Detail => ("Detail", "Numbers, names, times, outcomes."),
            Aspect.Story => ("Parts of a story", "Scene, task, what you did, what came of it."),
            Aspect.Answered => ("Whether the question was answered", "A hint from shared words."),
            Aspect.Looking => (
                "Looking towards the camera",
                "By how your head is turned; eyes alone are not followed."
            ),
            Aspect.Smile => ("Smiling", "By the width of the mouth, against your own smile."),
            Aspect.Movement => ("Head movement", "How much of the time your head moves."),
            _ => ("Framing", "Leaning in, or drifting out of the picture."),
        };

    /// <summary>Of which way of answering it is.</summary>
    public static Way Way(Aspect aspect) =>
        aspect switch
        {
            Aspect.Looking or Aspect.Smile or Aspect.Movement or Aspect.Framing => Core.Way.Camera,
            Aspect.Length or Aspect.Thinking or Aspect.Pace or Aspect.Pauses => Core.Way.Spoken,
            _ => Core.Way.Typed,
        };
}
