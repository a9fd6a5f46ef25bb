using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Who acts in the answer. "We" is modest and hides what the speaker did; an interviewer asks for the "I" in it.
/// </summary>
internal static class FindWe
{
    /// <summary>Counts both, and marks the "we" of sentences that have no "I" at all.</summary>
    public static (int I, int We) In(ReadText text, List<WordMark> found)
    {
        var (allI, allWe) = (0, 0);
        foreach (var sentence in text.Sentences)
        {
            var (i, we, first) = (0, 0, -1);
            for (var at = sentence.First; at < sentence.End; at++)
            {
                switch (text.Words[at].Form)
                {
                    case "i" or "i'm" or "i'd" or "i've" or "i'll" or "my" or "me" or "myself" or "mine":
                        i++;
                        break;
                    case "we" or "we're" or "we'd" or "we've" or "we'll" or "us" or "our" or "ours" or "ourselves":
                        we++;
                        first =
                            first < 0 && text.Words[at].Form.StartsWith("we", StringComparison.Ordinal) ? at : first;
                        break;
                }
            }

            allI += i;
            allWe += we;
            if (i == 0 && first >= 0)
            {
                found.Add(new(MarkKind.WeWithoutI, first, first + 1, ""));
            }
        }

        return (allI, allWe);
    }
}
