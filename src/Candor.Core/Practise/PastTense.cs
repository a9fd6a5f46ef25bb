using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>English past tense by form: the irregular verbs, which are a closed set, and the ending "-ed".</summary>
internal static class PastTense
{
    private static readonly HashSet<string> Irregular = new(
        (
            "was were wasn't weren't had hadn't did didn't could couldn't ate became began bit blew bought broke brought built burnt came caught "
            + "chose cost cut dealt drank drew drove fell felt fought flew forgot forgave found froze gave got grew heard held hid hit hung "
            + "kept knew laid lay led left lent lost made meant met overcame paid put quit ran rang read rode rose said sang sat saw sent set "
            + "shook shot shut slept sold spent spoke stole stood stuck struck swept swore taught threw thought told took understood went woke won wore wrote"
        ).Split(' '),
        StringComparer.Ordinal
    );

    // Not verbs in the past, for all their ending.
    private static readonly HashSet<string> NoVerbs = new(
        "need feed seed speed indeed hundred bed red shed led breed greed weed deed sacred naked wicked united".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> States = new(
        (
            "was were wasn't weren't had hadn't didn't could couldn't wanted needed knew felt thought believed liked loved hated noticed realised "
            + "realized heard saw learned learnt lived joined became got studied hoped wished remembered forgot understood discovered used seemed "
            + "feared preferred expected fell slept lost received"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> PresentToo = new(
        "put set cut read hit let quit shut cost lay".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>A form that is the present of a verb too: "I put", "I set off".</summary>
    public static bool IsPresentToo(Word word) => PresentToo.Contains(word.Form);

    /// <summary>A past form that tells how somebody was or what they met with, not what they did.</summary>
    public static bool IsState(Word word) => States.Contains(word.Form);

    public static bool Is(Word word) =>
        word.Kind == WordKind.Word
        && (
            Irregular.Contains(word.Form)
            || (
                word.Form.Length > 3
                && word.Form.EndsWith("ed", StringComparison.Ordinal)
                && !NoVerbs.Contains(word.Form)
            )
        );
}
