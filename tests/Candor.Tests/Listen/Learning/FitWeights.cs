namespace Candor.Tests.Listen.Learning;

/// <summary>One mail to learn from: the places of its clues, and which answers are right of it.</summary>
/// <param name="Right">A bit for each right answer; 0 where it teaches nothing about this question.</param>
internal sealed record Sample(int[] Whole, int[][] Sentences, int Right, float Weight);

/// <summary>
/// Fits what every clue counts for every answer: as <c>Weights.Weigh</c> has it, by steps that shrink where a clue is
/// common (AdaGrad), with a ridge, and a lasso that leaves most clues out. The same samples give the same weights.
/// </summary>
internal sealed class FitWeights(
    int clues,
    int answers,
    double ridge,
    double lasso,
    double sharpness,
    int rounds,
    double struckOut,
    int averaged = 0
)
{
    private const float Step = 0.25f;

    private readonly float[] weights = new float[clues * answers];
    private readonly float[] bias = new float[answers];

    public ReadOnlySpan<float> Of(int clue) => weights.AsSpan(clue * answers, answers);

    public ReadOnlySpan<float> Bias => bias;

    // Which clues a round strikes out: a linear congruence, so that the same samples give the same weights.
    private uint chance = 1;
    private uint least;

    private bool IsStruckOut()
    {
        chance = (chance * 1664525) + 1013904223;
        return (chance >> 8) < least;
    }

    public void Fit(IReadOnlyList<Sample> samples)
    {
        var slope = new float[weights.Length];
        var sums = new float[weights.Length];
        var (ofBias, sumsOfBias) = (new float[answers], new float[answers]);
        var all = samples.Sum(sample => sample.Weight);
        var room = new Room(answers);
        var (mean, meanBias, taken) = (new double[weights.Length], new double[answers], 0);
        for (var round = 0; round < rounds; round++)
        {
            Array.Clear(slope);
            Array.Clear(ofBias);
            foreach (var sample in samples)
            {
                Push(StruckOut(sample), sample.Weight / all, slope, ofBias, room);
            }

            for (var i = 0; i < answers; i++)
            {
                sumsOfBias[i] += ofBias[i] * ofBias[i];
                bias[i] += Step * ofBias[i] / MathF.Sqrt(sumsOfBias[i] + 1e-12f);
            }

            for (var i = 0; i < weights.Length; i++)
            {
                var w = weights[i];
                var s = slope[i] - ((float)ridge * w);
                if (slope[i] == 0 && w == 0)
                {
                    continue;
                }

                sums[i] += s * s;
                var rate = Step / MathF.Sqrt(sums[i] + 1e-12f);
                w += rate * s;
                var shrink = rate * (float)lasso;
                weights[i] =
                    w > shrink ? w - shrink
                    : w < -shrink ? w + shrink
                    : 0;
            }

            if (round >= rounds - averaged)
            {
                taken++;
                for (var i = 0; i < weights.Length; i++)
                {
                    mean[i] += weights[i];
                }

                for (var i = 0; i < answers; i++)
                {
                    meanBias[i] += bias[i];
                }
            }
        }

        if (taken > 0)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = (float)(mean[i] / taken);
            }

            for (var i = 0; i < answers; i++)
            {
                bias[i] = (float)(meanBias[i] / taken);
            }
        }
    }

    // A mail without some of its clues: so the others learn to carry what strangers will say in other words.
    private Sample StruckOut(Sample sample)
    {
        least = (uint)(struckOut * (1 << 24));
        return least == 0
            ? sample
            : sample with
            {
                Whole = Left(sample.Whole),
                Sentences = Array.ConvertAll(sample.Sentences, Left),
            };
        int[] Left(int[] clues) => Array.FindAll(clues, _ => !IsStruckOut());
    }

    private void Score(Sample sample, Room room)
    {
        var whole = room.Whole;
        Array.Copy(bias, whole, answers);
        foreach (var clue in sample.Whole)
        {
            Add(whole, clue);
        }

        room.Size(sample.Sentences.Length);
        Array.Clear(room.Sums);
        for (var s = 0; s < sample.Sentences.Length; s++)
        {
            var one = room.One(s);
            one.Clear();
            foreach (var clue in sample.Sentences[s])
            {
                var w = weights.AsSpan(clue * answers, answers);
                for (var i = 0; i < w.Length; i++)
                {
                    one[i] += w[i];
                }
            }

            for (var i = 0; i < answers; i++)
            {
                one[i] = MathF.Exp((float)sharpness * MathF.Min(one[i], 30 / (float)sharpness));
                room.Sums[i] += one[i];
            }
        }

        var most = float.NegativeInfinity;
        for (var i = 0; i < answers; i++)
        {
            room.Probabilities[i] =
                whole[i] + (sample.Sentences.Length == 0 ? 0 : MathF.Log(room.Sums[i]) / (float)sharpness);
            most = MathF.Max(most, room.Probabilities[i]);
        }

        var sum = 0f;
        for (var i = 0; i < answers; i++)
        {
            sum += room.Probabilities[i] = MathF.Exp(room.Probabilities[i] - most);
        }

        for (var i = 0; i < answers; i++)
        {
            room.Probabilities[i] /= sum;
        }
    }

    private void Push(Sample sample, float weight, float[] slope, float[] ofBias, Room room)
    {
        Score(sample, room);
        var right = 0f;
        for (var i = 0; i < answers; i++)
        {
            right += (sample.Right & (1 << i)) != 0 ? room.Probabilities[i] : 0;
        }

        right = MathF.Max(right, 1e-9f);
        var miss = room.Whole;
        for (var i = 0; i < answers; i++)
        {
            var p = room.Probabilities[i];
            miss[i] = weight * (((sample.Right & (1 << i)) != 0 ? p / right : 0) - p);
            ofBias[i] += miss[i];
        }

        foreach (var clue in sample.Whole)
        {
            var to = slope.AsSpan(clue * answers, answers);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] += miss[i];
            }
        }

        for (var s = 0; s < sample.Sentences.Length; s++)
        {
            var one = room.One(s);
            for (var i = 0; i < answers; i++)
            {
                one[i] = miss[i] * one[i] / room.Sums[i];
            }

            foreach (var clue in sample.Sentences[s])
            {
                var to = slope.AsSpan(clue * answers, answers);
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] += one[i];
                }
            }
        }
    }

    private void Add(float[] to, int clue)
    {
        var w = weights.AsSpan(clue * answers, answers);
        for (var i = 0; i < w.Length; i++)
        {
            to[i] += w[i];
        }
    }

    private sealed class Room(int answers)
    {
        private float[] ones = new float[16 * answers];

        public float[] Whole { get; } = new float[answers];

        public float[] Sums { get; } = new float[answers];

        public float[] Probabilities { get; } = new float[answers];

        public void Size(int sentences)
        {
            if (ones.Length < sentences * answers)
            {
                ones = new float[sentences * answers * 2];
            }
        }

        public Span<float> One(int sentence) => ones.AsSpan(sentence * answers, answers);
    }
}
