namespace Candor.Core.Practise;

/// <summary>All that can be said of a kept answer: its words, and what was heard and seen while it was given.</summary>
public static class MeasureAnswer
{
    /// <summary>What no rough transcript can show: the recogniser drops "um" and the word that was begun twice.</summary>
    private static readonly Aspect[] LostInRough = [Aspect.Fillers, Aspect.Restarts];

    /// <param name="settings">What the candidate switched off, and their own ranges.</param>
    public static Measured Of(Analyse analyse, Answer answer, PracticeSettings settings)
    {
        var transcript = ReadTranscript.Of(answer.Text);
        var heard = answer.Sound is { } sound ? MeasureSound.Of(sound) : null;
        var seen = answer.Body is { } body ? MeasureBody.Of(body) : null;
        var words = analyse.Of(transcript, answer.Question);
        var measured = words with
        {
            Seconds = words.Seconds ?? heard?.Length,
            ThinkingSeconds = answer.ThinkingSeconds,
            Heard = heard,
            Seen = seen,
            PaceRange = (settings.PaceFrom, settings.PaceTo),
            NotMeasured = [.. words.NotMeasured.Where(name => !IsMeasured(name, heard, seen))],
            Notes =
            [
                .. About(answer, heard, seen),
                .. words.Notes.Where(note => heard is null || !IsOfTextAlone(note)),
            ],
        };
        return measured.Without(
            answer.WordsFrom == WordsFrom.Rough ? [.. settings.SwitchedOff.Union(LostInRough)] : settings.SwitchedOff
        );
    }

    private static bool IsMeasured(string name, Heard? heard, Seen? seen) =>
        name switch
        {
            "voice" or "seconds" or "pauses" => heard is not null,
            "body" => seen is not null,
            _ => false,
        };

    private static bool IsOfTextAlone(string note) =>
        note.StartsWith("A text has no times", StringComparison.Ordinal) || note == Analyse.NoWords;

    private static IEnumerable<string> About(Answer answer, Heard? heard, Seen? seen)
    {
        if (answer.Sound is { } sound)
        {
            if (sound.Dead)
            {
                yield return "The microphone gave no sound at all: is it muted, or is another one chosen in the browser? Nothing was measured in the sound.";
            }
            else if (heard is null)
            {
                yield return "Nobody was heard to speak: length, pauses and pace are not measured.";
            }

            if (sound.CutShort)
            {
                yield return "The microphone was unplugged on the way; what was heard with it is measured.";
            }

            if (heard is not null && string.IsNullOrWhiteSpace(answer.Text))
            {
                yield return "There is no transcript yet: write down what you said, and its words are measured too.";
            }
        }

        foreach (var line in AboutCamera(answer, seen))
        {
            yield return line;
        }

        if (answer.WordsFrom == WordsFrom.Rough)
        {
            yield return "The transcript is rough: the recogniser mishears words and drops “um”, so fillers and restarts are not counted. Correct it, and they are.";
        }
    }

    private static IEnumerable<string> AboutCamera(Answer answer, Seen? seen)
    {
        if (answer.Body is not { } body)
        {
            yield break;
        }

        if (seen is null)
        {
            yield return "Your face was seen too little for anything to be measured of it.";
        }

        (string What, IReadOnlyList<Stretch> When)[] gaps =
        [
            ("it was too dark", body.Dark),
            ("no face was to be seen", body.Lost),
            ("there was more than one face", body.Several),
        ];
        foreach (var (what, when) in gaps)
        {
            if (when.Sum(stretch => stretch.Seconds) is >= 1 and var seconds)
            {
                yield return FormattableString.Invariant(
                    $"For {seconds:0} seconds {what}: nothing was measured in them."
                );
            }
        }

        if (body.CutShort)
        {
            yield return "The camera was unplugged on the way; what was seen with it is measured.";
        }
    }
}
