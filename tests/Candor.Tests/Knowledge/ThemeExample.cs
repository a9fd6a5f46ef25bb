using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;

namespace Candor.Tests.Knowledge;

/// <summary>An example of a file of <c>themes/</c>: <c>- concern: TEXT</c>, of which nothing else is known.</summary>
internal static class ThemeExample
{
    public static Said Of(Node example)
    {
        var polarity = Enum.GetValues<Polarity>().Single(one => example[Token.Name(one)] is not null);
        return new(
            Guid.Empty,
            example[Token.Name(polarity)]!.Text,
            polarity,
            Category.Other,
            "",
            0,
            Cause.Unsure,
            false,
            "",
            "",
            default
        );
    }
}
