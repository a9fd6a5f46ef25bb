using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Listen;
using Candor.Data;
using Candor.Learn;

namespace Candor.Ask;

/// <summary>One thing that the candidate knows already, and from where.</summary>
/// <param name="Topic">An id of <c>knowledge/topics/</c> about which there is a question.</param>
/// <param name="Name">As it stands on a page.</param>
/// <param name="From">"You wrote it after the interview: …", or how many people said it.</param>
internal sealed record KnownMatter(string Topic, string Name, string From);

/// <summary>
/// What the candidate knows already: their own look back at this interview first, then what several people have said. A
/// question to the employer goes deeper there instead of asking for it once more; it never tells what they know (E8, E10).
/// </summary>
internal sealed class WhatIsKnown(FindPoints find, LearnViews views, Write write)
{
    /// <summary>Shown at most; the choice is a small one.</summary>
    private const int Most = 6;

    /// <summary>The strongest first.</summary>
    public async Task<IReadOnlyList<KnownMatter>> OfAsync(CandorDb db, Case one, CancellationToken cancel)
    {
        var own = one
            .Interviews.OrderByDescending(held => held.At)
            .SelectMany(held => SetBeside.Own(find, held))
            .Where(view => view.Polarity == Polarity.Concern)
            .Select(view => new KnownMatter(
                view.Topic,
                find.Topics[view.Topic]?.Name ?? "",
                $"you wrote after the interview: “{Short(view.Quote)}”"
            ));
        var themes = (await views.OfAsync(db, cancel))
            .Themes.Where(theme => theme is { IsToWorkOn: true, IsOneOpinion: false, Topic: not null })
            .OrderByDescending(theme => theme.People)
            .ThenBy(theme => theme.Topic!.Id, StringComparer.Ordinal)
            .Select(theme => new KnownMatter(
                theme.Topic!.Id,
                theme.Topic.Name,
                $"{theme.People} people have said something about it"
            ));
        return
        [
            .. own.Concat(themes)
                .Where(matter => write.Matters.Contains(matter.Topic))
                .DistinctBy(matter => matter.Topic, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private static string Short(string quote) => quote.Length <= 60 ? quote : quote[..60].TrimEnd() + " …";

    /// <summary>The strongest; empty where nothing is known.</summary>
    public async Task<string> FirstAsync(CandorDb db, Case one, CancellationToken cancel) =>
        (await OfAsync(db, one, cancel)) is [var first, ..] ? first.Topic : "";
}
