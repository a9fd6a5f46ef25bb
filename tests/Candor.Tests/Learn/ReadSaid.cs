using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Learn;

/// <summary>Makes a labelled statement a point as the product has it: what reading its quotation finds, each said by somebody else.</summary>
internal sealed class ReadSaid(Library library)
{
    private readonly FindPoints find = new(library, []);

    // As one's own notes give a polarity: behind a sign.
    public Said Of(int number, string quote, Polarity polarity)
    {
        var points = find.In(
            polarity switch
            {
                Polarity.Strength => "+ " + quote,
                Polarity.Concern => "+ .\n- " + quote,
                _ => quote,
            }
        );
        var point = points.FirstOrDefault(p => p.Topic.Length > 0);
        return new(
            new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            quote,
            polarity,
            (point ?? points.LastOrDefault(p => p.Quote.Length > 1))?.Category ?? Category.Other,
            point?.Topic ?? "",
            0.5,
            Cause.Unsure,
            false,
            $"person {number}",
            $"employer {number}",
            new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number)
        );
    }
}
